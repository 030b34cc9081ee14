import { dropTime, planTime, quietHoursOf } from '../../../db/queries/session/session-plans.ts';
import { guard } from '../../../db/statement.ts';
import { dayMs, isDay, minuteOf } from '../../core/consultation/days.ts';
import {
  atLocal,
  minuteIn,
  mostPlanned,
  sessionMinutes,
  touchesQuiet,
} from '../../core/consultation/quiet-hours.ts';
import { type Outcome, refuse } from '../../core/outcome.ts';
import { meetsBefore } from '../../core/privacy/last-day.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { Deps } from '../deps.ts';
import { type AtRoom, inSession, inWholeRoom, led } from './in-session.ts';

/** A year ahead is as far as anybody plans. */
const furthestMs = 366 * dayMs;

/**
 * Plans a time at which a room is to meet: a day and a time of day in the consultation's zone, and how many minutes. Children see it from
 * then on, those whose page of the room is open at once. Refusals: `not-found`, `field-missing` (no such time, over, more than a year away, or not 10 to 240 minutes), `quiet-hours` (a minute
 * of it is quiet), `after-last-day` (one is of its last day or later, or after the last day to take part), `state-forbids` (closed, or planned
 * already), `many-already` (twelve times are).
 */
export async function planSession(
  deps: Deps,
  actor: Actor,
  input: AtRoom & { readonly day: string; readonly time: string; readonly minutes: number },
): Promise<Outcome<null>> {
  const found = await inWholeRoom(deps, actor, { ...input, deed: 'session:lead' });
  if (!found.ok) return found;
  const { db, row } = found;
  const { activityId, day, minutes } = input;
  const now = deps.clock();
  const minute = minuteIn(input.time);
  const { min, max } = sessionMinutes;
  if (!isDay(day) || minute === undefined || !Number.isInteger(minutes) || minutes < min || minutes > max)
    return refuse('field-missing');
  const startMs = atLocal(row.timeZone, { day, minute });
  if (startMs === undefined || startMs <= now || startMs > now + furthestMs) return refuse('field-missing');
  if (touchesQuiet(await quietHoursOf(db), { timeZone: row.timeZone, startMs, minutes }))
    return refuse('quiet-hours');
  if (!meetsBefore(row, { startMs, minutes })) return refuse('after-last-day');
  const plan = { activityId, startMinute: minuteOf(startMs), minutes };
  return led(deps, actor, {
    found,
    statements: planTime(plan, { most: mostPlanned, minute: minuteOf(now) }),
    deed: 'session:plan',
    detail: `${day} ${input.time} ${minutes} min`,
  });
}

/** Takes a planned time back. `startMinute` since 1970. Refusals: `not-found`, `state-forbids` (it is not planned). */
export async function dropSession(
  deps: Deps,
  actor: Actor,
  input: AtRoom & { readonly startMinute: number },
): Promise<Outcome<null>> {
  const found = await inSession(deps, actor, { ...input, deed: 'session:lead' });
  if (!found.ok) return found;
  const { activityId, startMinute } = input;
  return led(deps, actor, {
    found,
    statements: [dropTime({ activityId, startMinute }), guard('state-forbids')],
    deed: 'session:unplan',
  });
}
