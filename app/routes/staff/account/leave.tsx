import { type ActionFunctionArgs, redirect } from '@remix-run/node';

/** Signing out is an act: opening the address does nothing. */
export function loader() {
  return redirect('/staff', { status: 303 });
}

export async function action({ context }: ActionFunctionArgs) {
  const session = context.cookies.staffToken;
  if (session) await context.services.staff.leave(context.staff ?? { kind: 'visitor' }, { session });
  const headers = new Headers({ 'Clear-Site-Data': '"cache", "cookies", "storage"' });
  for (const cookie of context.cookies.none()) headers.append('Set-Cookie', cookie);
  return redirect('/', { status: 303, headers });
}
