import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import { verifyRelease } from '../report/verify-release.ts';

const usage =
  'verify-report DIR [--key FILE]: the unpacked files of a release; FILE is the public key (PEM).\n';

/** What every release has; one that lost both is none. */
const released = ['release.json', 'manifest.txt'];

/** No release is as large; what is larger is not read into memory. In bytes. */
const largest = 200_000_000;

/**
 * `due-weight verify-report DIR [--key FILE]`: recomputes every number of an unpacked release and names the first mismatch.
 * Opens no data folder, keyring or socket. Answers the exit code: 0 it agrees, 1 it does not, 64 for a wrong call, or a folder without a release.
 */
export async function verifyReport(
  words: readonly string[],
  streams: { readonly output: Writable; readonly errors: Writable },
): Promise<number> {
  const read = readWords(words);
  if (typeof read === 'string') {
    streams.errors.write(read);
    return 64;
  }
  const { faults, said } = await verifyRelease(read.files, { key: read.key });
  const lines = faults.length > 0 ? faults.map((each) => `MISMATCH ${each}`) : ['It is as it was signed.'];
  await new Promise<void>((written) =>
    streams.output.write([...said, ...lines].map((line) => `${line}\n`).join(''), () => written()),
  );
  return faults.length > 0 ? 1 : 0;
}

function readWords(
  words: readonly string[],
): { files: ReadonlyMap<string, Uint8Array>; key: string | undefined } | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { key: { type: 'string' } },
    });
    const [folder, ...more] = positionals;
    if (!folder || more.length > 0) return usage;
    if (values.key !== undefined && !existsSync(values.key))
      return `There is no file ${values.key}.\n${usage}`;
    if (!existsSync(folder)) return `There is no folder ${folder}.\n${usage}`;
    if (!statSync(folder).isDirectory()) return `${folder} is no folder.\n${usage}`;
    // A wrong folder is no release that was changed.
    if (!released.some((name) => existsSync(join(folder, name))))
      return `There is no release in ${folder}: unpack the all.zip of its page into a folder of its own, and name that.\n${usage}`;
    const all = readdirSync(folder);
    const names = all.filter((name) => statSync(join(folder, name)).isFile());
    const size = names.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
    if (size > largest) return 'This folder is larger than any release.\n';
    return {
      files: new Map([
        ...names.map((name) => [name, readFileSync(join(folder, name))] as const),
        // A release has no folders: whatever lies in one was never signed, and is named.
        ...all.filter((name) => !names.includes(name)).map((name) => [`${name}/`, new Uint8Array()] as const),
      ]),
      key: values.key === undefined ? undefined : readFileSync(values.key, 'utf8'),
    };
  } catch {
    return `The folder or the key cannot be read.\n${usage}`;
  }
}
