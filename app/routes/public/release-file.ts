import type { LoaderFunctionArgs } from '@remix-run/node';
import { granted } from '../child/seat.ts';

/** A signed file, byte for byte; what is not one of the release's files is not there. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const name = params.file ?? '';
  const found = granted(
    await context.services.analysis.releaseFile({ kind: 'visitor' }, { id: params.id ?? '', name }),
  );
  return new Response(new Uint8Array(found.bytes), {
    headers: {
      'Content-Type': found.mediaType,
      'Content-Disposition': `inline; filename="${name}"`,
    },
  });
}
