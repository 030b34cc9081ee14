import { useActionData, useLoaderData, useNavigate } from '@remix-run/react';
import { useCallback } from 'react';
import type { Handle } from '../../../root.tsx';
import { actAtDesk, loadDesk } from './desk-data.ts';
import { DeskPage } from './desk-page.tsx';

export { ErrorBoundary, links } from '../frame.tsx';
export { whileSignedIn as clientLoader } from '../without-line.ts';

export const handle: Handle = { script: 'staff', title: 'place.desk' };
export const loader = loadDesk;
export const action = actAtDesk;

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
