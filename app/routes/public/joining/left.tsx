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
import { endsAtKiosk, kioskIdleSeconds } from '../../../../server/core/room/kiosk.ts';
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
  const { child } = context;
  const { shared, seatToken: seat } = context.cookies;
  const of = searchParams.getAll(leftBy);
  const atKiosk = shared !== null && shared !== 'cards';
  const byItself = shared !== null && searchParams.has(loadsItself);
  /** The first page for a window at which nobody stands: whoever is there in another one goes on there. */
  const aside = atKiosk ? `/kiosk?${loadsItself}` : '/kiosk';
  // Whose page this was has gone, and somebody else is here: that seat is not ended by it.
  if (child && isOfAnother(child.mark, of)) throw redirect(byItself ? aside : `/here?${ofAnother}`, 303);
  // A shared device begins anew for the next child, and a page that stood there too long leads here.
  if (shared) {
    const { erasing = false, quietMs = Number.POSITIVE_INFINITY } = child ?? {};
    // Its child asked for its erasure in another window a moment ago, and this one is over by that: the session that can undo it is not ended here.
    // Nobody pressed anything, so that two windows do not keep each other there when their child has gone.
    if (erasing && quietMs < kioskIdleSeconds * 1_000) throw redirect(`/here/erase?${loadsItself}`, 303);
    // A page that went by itself shows nothing any more. What is done meanwhile in another window of this device goes on.
    const goesOn = atKiosk ? child !== null && !endsAtKiosk(child, of) : quietMs < sharedMinutes * 60_000;
    if (byItself && goesOn) throw redirect(aside, 303);
    if (seat) await context.services.room.leave(child?.actor ?? { kind: 'visitor' }, seat);
    throw redirect('/kiosk', { status: 303, headers: forgetHere(context) });
  }
  // No address says whose page it was.
  if (of.length > 0) throw redirect('/left', 303);
  // No day of it is marked: which one is today where this child is, nobody here knows.
  const month = monthOf(context.speaker.language, dayIn('UTC', context.now()));
  const over = seat !== null && child === null && !context.unsure;
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
