import { type AppLoadContext, redirect } from '@remix-run/node';
import type { Outcome } from '../../../server/core/outcome.ts';
import type { SeatedChild } from '../../../server/usecases/room/identify-child.ts';

/** The child this page is for; without a seat there is only the way in, while an erasure waits only its page. */
export function seated(context: AppLoadContext): SeatedChild {
  const child = seatedOrErasing(context);
  if (child.erasing) throw redirect('/here/erase');
  return child;
}

/** The same for what a child may still see while its erasure waits. */
export function seatedOrErasing(context: AppLoadContext): SeatedChild {
  if (!context.child) throw redirect('/');
  return context.child;
}

/** What a page needs to exist at all. Unknown and forbidden are the same page, so that neither tells of the other. */
export function granted<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Response(null, { status: 404 });
}
