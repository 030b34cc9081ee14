import {
  type ClientLoaderFunctionArgs,
  isRouteErrorResponse,
  useActionData,
  useLoaderData,
  useNavigate,
} from '@remix-run/react';
import { useCallback } from 'react';
import { foundOut } from '../../../live/use-desk.ts';
import type { Handle } from '../../../root.tsx';
import { clientLoader as withLine } from '../without-line.ts';
import { actAtDesk, loadDesk } from './desk-data.ts';
import { DeskPage } from './desk-page.tsx';

export { ErrorBoundary, links } from '../frame.tsx';

export const handle: Handle = { script: 'staff', title: 'place.desk' };
export const loader = loadDesk;
export const action = actAtDesk;

/** Nobody is signed in any more, or has to prove first who it is. */
const isOut = (error: unknown) =>
  error instanceof Response
    ? (error.headers.get('Location') ?? '').startsWith('/staff/prove')
    : isRouteErrorResponse(error) && error.data === 'signed-out';

/**
 * A desk that fell asleep while somebody was away stays as it is, with what is typed on it, as one without a line does: what was asked for in place
 * would lead to another page. It is asked for anew when somebody comes in again (`cameBack`), which ends this.
 */
export async function clientLoader(args: ClientLoaderFunctionArgs): Promise<unknown> {
  try {
    return await withLine(args);
  } catch (error) {
    const { signal } = args.request;
    if (!isOut(error) || signal.aborted) throw error;
    dispatchEvent(new Event(foundOut));
    return new Promise((_, end) => signal.addEventListener('abort', () => end(signal.reason)));
  }
}

export default function Desk() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const navigate = useNavigate();
  const open = useCallback(
    (id: string | null) =>
      navigate(id === null ? `/staff/c/${page.frame.id}/desk` : `/staff/c/${page.frame.id}/desk?item=${id}`, {
        replace: true,
        preventScrollReset: true,
      }),
    [navigate, page.frame.id],
  );
  return <DeskPage page={page} refused={refused} open={open} />;
}
