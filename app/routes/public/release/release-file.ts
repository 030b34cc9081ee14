import type { LoaderFunctionArgs } from '@remix-run/node';
import { zip } from 'fflate';
import { dayInArchive } from '../../../../server/core/analysis/report/day-in-archive.ts';
import { granted } from '../../granted.ts';
import { allFilesName } from './release-file-names.ts';

/** What a browser shows in its own window; anything else is handed over for another program. */
const shown = ['text/html', 'text/plain', 'text/css', 'application/json', 'application/pdf', 'image/jpeg'];

type Bundle = {
  readonly day: string;
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
};

/** The archives that were asked for last, or that are being packed: a release is frozen, and packing one takes a while. */
const packed = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();
const mostPacked = 3;

const visitor = { kind: 'visitor' } as const;

/** A signed file, byte for byte; the use case hands over none whose bytes are not the signed ones. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const name = params.file ?? '';
  const id = params.id ?? '';
  if (name === allFilesName) return allFiles(context, id);
  const { mediaType, bytes } = granted(await context.services.analysis.releaseFile(visitor, { id, name }));
  // `nosniff` stands on every answer of the product.
  const way = shown.some((each) => mediaType.startsWith(each)) ? 'inline' : 'attachment';
  return new Response(new Uint8Array(bytes), {
    headers: { 'Content-Type': mediaType, 'Content-Disposition': `${way}; filename="${name}"` },
  });
}

/** All of them in one folder, as the command that checks a report reads it. The same release is the same archive. */
async function allFiles(context: LoaderFunctionArgs['context'], id: string): Promise<Response> {
  const bundle = granted(await context.services.analysis.releaseBundle(visitor, { id }));
  const packing = packed.get(id) ?? pack(bundle);
  packed.delete(id);
  packed.set(id, packing);
  for (const oldest of [...packed.keys()].slice(0, -mostPacked)) packed.delete(oldest);
  const archive = await packing.catch((error: unknown) => {
    packed.delete(id);
    throw error;
  });
  return new Response(archive, {
    headers: {
      'Content-Type': 'application/zip',
      'Content-Disposition': `attachment; filename="${allFilesName}"`,
    },
  });
}

/** On threads of its own, so that nobody in a room waits meanwhile. */
function pack({ day, files }: Bundle): Promise<Uint8Array<ArrayBuffer>> {
  const parts = Object.fromEntries(files.map((file) => [file.name, new Uint8Array(file.bytes)]));
  // Reports are compressed already; text shrinks to a tenth.
  const how = { level: 3, mtime: dayInArchive(day) } as const;
  return new Promise((resolve, reject) => {
    zip(parts, how, (error, archive) => (error ? reject(error) : resolve(archive)));
  });
}
