import {
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { dayIn } from '../../../../server/core/consultation/days.ts';
import { loadsItself, sharedMinutes } from '../../../../server/core/room/idleness.ts';
import { kioskIdleSeconds } from '../../../../server/core/room/kiosk.ts';
import { isOfAnother, leftBy, ofAnother } from '../../../../server/core/room/seat-mark.ts';
import { MonthTable } from '../../../components/public/month-table.tsx';
import { forgetHere } from '../../child/joining/forget.ts';
import { monthOf } from './month.ts';

/**
 * A live page that hears of its end comes here before the answer to "leave" can tell its browser to forget, and so does
 * every other page of that child. A seat that is over is therefore forgotten here too; one that lasts is left alone, so
 * that no other site can sign a child out by pointing here.
 */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  // Whose page this was has gone, and somebody else is here: that seat is not ended by it.
  if (context.child && isOfAnother(context.child.mark, searchParams.getAll(leftBy)))
    throw redirect(`/here?${ofAnother}`, 303);
  // A shared device begins anew for the next child, and a page that stood there too long leads here.
  if (context.cookies.shared) {
    const { seatToken: seat } = context.cookies;
    const { erasing = false, quietMs = Number.POSITIVE_INFINITY } = context.child ?? {};
    // Its child asked for its erasure in another window a moment ago, and this one is over by that: the session that can undo it is not ended here.
    // Nobody pressed anything, so that two windows do not keep each other there when their child has gone.
    if (erasing && quietMs < kioskIdleSeconds * 1_000) throw redirect(`/here/erase?${loadsItself}`, 303);
    // A page that went by itself shows nothing any more. What is done meanwhile in another window of this device goes on.
    const byItself = searchParams.has(loadsItself);
    if (byItself && quietMs < sharedMinutes * 60_000) throw redirect('/kiosk', 303);
    if (seat) await context.services.room.leave(context.child?.actor ?? { kind: 'visitor' }, seat);
    throw redirect('/kiosk', { status: 303, headers: forgetHere(context) });
  }
  // No address says whose page it was.
  if (searchParams.has(leftBy)) throw redirect('/left', 303);
  const month = monthOf(context.speaker.language, dayIn('UTC', context.now()));
  const over = context.cookies.seatToken !== null && context.child === null;
  return data(month, over ? { headers: forgetHere(context) } : {});
}

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

/** Nothing on this page or in its title says where the child was. */
export const meta: MetaFunction<typeof loader> = ({ data: month }) => [
  { title: month?.title ?? '' },
  { name: 'robots', content: 'noindex' },
];

export default function Left() {
  return (
    <div className="page">
      <MonthTable {...useLoaderData<typeof loader>()} />
    </div>
  );
}
