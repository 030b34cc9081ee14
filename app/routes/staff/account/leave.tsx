import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { forgetHere } from '../../child/joining/forget.ts';

/** Signing out is an act: opening the address does nothing. */
export function loader() {
  return redirect('/staff', { status: 303 });
}

export async function action({ context }: ActionFunctionArgs) {
  const session = context.cookies.staffToken;
  const actor = context.staff ?? ({ kind: 'visitor' } as const);
  // Where nothing can be written, this browser forgets it all the same: whoever comes next finds nobody signed in.
  if (session) await context.services.staff.leave(actor, { session }).catch(context.reportFault);
  return redirect('/', { status: 303, headers: forgetHere(context) });
}
