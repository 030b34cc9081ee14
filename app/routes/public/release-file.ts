import type { LoaderFunctionArgs } from '@remix-run/node';
import { granted } from '../child/seat.ts';

/**
 * The signed file, byte for byte. The use case hands over its content; written as it was signed it has the signed hash,
 * and anything else is not served as the release.
 */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const found = granted(
    await context.services.analysis.release({ kind: 'visitor' }, { id: params.id ?? '' }),
  );
  const bytes = new TextEncoder().encode(`${JSON.stringify(found.release, null, 2)}\n`);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const hash = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  if (hash !== found.hash) throw new Error('A release file does not have its signed hash.');
  return new Response(bytes, {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': 'inline; filename="release.json"',
    },
  });
}
