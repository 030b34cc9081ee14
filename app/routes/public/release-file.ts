import type { LoaderFunctionArgs } from '@remix-run/node';
import { granted } from '../child/seat.ts';

/** A signed file, byte for byte; the use case hands over none whose bytes are not the signed ones. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const name = params.file ?? '';
  const { mediaType, bytes } = granted(
    await context.services.analysis.releaseFile({ kind: 'visitor' }, { id: params.id ?? '', name }),
  );
  // A table is for a spreadsheet, not for a browser's window. `nosniff` stands on every answer of the product.
  const way = mediaType.startsWith('text/csv') ? 'attachment' : 'inline';
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': mediaType.includes('charset') ? mediaType : `${mediaType}; charset=utf-8`,
      'Content-Disposition': `${way}; filename="${name}"`,
    },
  });
}
