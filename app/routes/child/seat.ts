import { type AppLoadContext, data, redirect } from '@remix-run/node';
import { goesTo, sharedMinutes } from '../../../server/core/room/idleness.ts';
import { isOfAnother, ofAnother, seatField } from '../../../server/core/room/seat-mark.ts';
import type { SeatedChild } from '../../../server/usecases/room/identify-child.ts';
import { type GivenBackData, wordsToGiveBack } from '../../components/form/given-back.tsx';

/** Where a page leads that is open to no child here: where its seat was closed meanwhile, to where that is said. */
function wayFrom({ moved, cookies }: AppLoadContext): string {
  if (moved) return '/moved';
  if (!cookies.seatToken) return '/';
  return cookies.shared ? '/left' : '/?away';
}

/** The child this page is for; without a seat there is only the way in, or the page that says where it went, while an erasure waits only its page. */
export function seated(context: AppLoadContext): SeatedChild {
  const child = seatedOrErasing(context);
  if (child.erasing) throw redirect('/here/erase');
  return child;
}

/** The same for what a child may still see while its erasure waits. Nobody is sent away while nobody can tell whose seat this is. */
export function seatedOrErasing(context: AppLoadContext): SeatedChild {
  if (context.unsure) throw new Response(null, { status: 503 });
  if (!context.child) throw redirect(wayFrom(context));
  return context.child;
}

/**
 * Where a form comes from the page of somebody who was here before, nothing of it is done or kept, and whoever pressed comes to its own page, which
 * says so (decision 146).
 */
export function unlessOthers({ child }: AppLoadContext, fields: Iterable<readonly [string, string]>): void {
  const marks = [...fields].flatMap(([name, value]) => (name === seatField ? [value] : []));
  if (child && isOfAnother(child.mark, marks)) throw redirect(`/here?${ofAnother}`, 303);
}

/** For a page that an action threw on a device that several children use: it has no other clock. */
export const goesByItself = ({ cookies }: AppLoadContext): { readonly headers?: HeadersInit } =>
  cookies.shared ? { headers: { Refresh: `${sharedMinutes * 60};url=${goesTo}` } } : {};

/**
 * The same for a form: words that came after the seat was over are given back, and stored nowhere. On a device that several children use
 * they would stand before the next one, and go with the seat. Where nobody can tell whose seat it is they are given back to be sent again.
 */
export function seatedToSend(
  context: AppLoadContext,
  fields: Iterable<readonly [string, string]>,
): SeatedChild {
  unlessOthers(context, fields);
  if (context.child) return seated(context);
  const { unsure } = context;
  const givenBack = context.cookies.shared && !unsure ? undefined : wordsToGiveBack(fields);
  if (!givenBack && unsure) throw new Response(null, { status: 503, ...goesByItself(context) });
  if (!givenBack) throw redirect(wayFrom(context));
  if (unsure) throw data<GivenBackData>({ givenBack, unsure }, { status: 503, ...goesByItself(context) });
  throw data<GivenBackData>({ givenBack }, { status: 400 });
}
