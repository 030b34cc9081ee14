import { useRouteLoaderData } from '@remix-run/react';
import { LeavesAddress } from '../../../components/form/sent-once.tsx';
import type { loader as rootLoader } from '../../../root.tsx';

/**
 * Every answer to a form with a code leaves the first page in the history, and never itself: whoever comes next would go back there, send that form
 * once more, and read the words of the sheet (R583).
 */
export function NothingBehind({ kiosk }: { kiosk: boolean }) {
  const nonce = useRouteLoaderData<typeof rootLoader>('root')?.nonce;
  return <LeavesAddress nonce={nonce} first={kiosk ? '/kiosk' : '/'} />;
}
