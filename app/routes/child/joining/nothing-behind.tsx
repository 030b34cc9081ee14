import { useRouteLoaderData } from '@remix-run/react';
import type { loader as rootLoader } from '../../../root.tsx';

/**
 * Every answer to a form with a code leaves the first page in the history, and never itself: whoever comes next would go back there, send that form
 * once more, and read the words of the sheet (R583).
 */
export function NothingBehind({ kiosk }: { kiosk: boolean }) {
  const nonce = useRouteLoaderData<typeof rootLoader>('root')?.nonce;
  return <script src="/back.js" nonce={nonce} data-first={kiosk ? '/kiosk' : '/'} defer />;
}
