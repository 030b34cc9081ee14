import { type AppLoadContext, redirect } from '@remix-run/node';
import type { Outcome } from '../../../server/core/outcome.ts';
import type { SeatedChild } from '../../../server/usecases/room/identify-child.ts';

/** The child this page is for; without a seat there is only the way in. */
export function seated(context: AppLoadContext): SeatedChild {
  if (!context.child) throw redirect('/');
  return context.child;
}

/** What a page needs to exist at all. Unknown and forbidden are the same page, so that neither tells of the other. */
export function granted<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Response(null, { status: 404 });
}
