import type { LoaderFunctionArgs } from '@remix-run/node';
import { granted } from '../granted.ts';

/** A certificate of destruction, byte for byte as it was signed. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const consultationId = params.id ?? '';
  const { bytes } = granted(
    await context.services.retention.certificate({ kind: 'visitor' }, { consultationId }),
  );
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': 'attachment; filename="certificate.json"',
    },
  });
}
