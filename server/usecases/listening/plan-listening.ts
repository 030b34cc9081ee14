import { auditStatement } from '../../../db/audit.ts';
import { listeningOf, moveListening, planListening } from '../../../db/queries/session/listening.ts';
import { dayIn, isDay, minuteOf } from '../../core/consultation/days.ts';
import { atLocal, minuteIn } from '../../core/consultation/quiet-hours.ts';
import { newId } from '../../core/ids.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { endsBefore } from '../../core/privacy/last-day.ts';
import { listeningMinutes, listeningNow, toldBeforeMinutes } from '../../core/room/listening.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { permitted } from '../consultation/permitted.ts';
import { actorName, type Deps, refusedBy } from '../deps.ts';

/** A year ahead is as far as anybody plans, in minutes. */
const furthestMinutes = 366 * 24 * 60;

/**
 * Plans when decision-makers listen: a day and a time of day in the consultation's zone, and 10 to 60 minutes. Children see it from then on,
 * a day before at least (R530). Refusals: `not-found`, `field-missing` (no such time, sooner, more than a year away, or not so long),
 * `after-last-day` (a minute of it is of the last day or later), `state-forbids` (another one goes on, or children have not been asked yet).
 */
export async function planListeningHour(
  deps: Deps,
  actor: Actor,
  input: {
    readonly consultationId: string;
    readonly day: string;
    readonly time: string;
    readonly minutes: number;
  },
): Promise<Outcome<null>> {
  const { consultationId, day, minutes } = input;
  const found = await permitted(deps, actor, { deed: 'listening:lead', consultationId });
  if (!found.ok) return found;
  const { db, row } = found;
  const now = deps.clock();
  const ofDay = minuteIn(input.time);
  const { min, max } = listeningMinutes;
  if (!isDay(day) || ofDay === undefined || !Number.isInteger(minutes) || minutes < min || minutes > max)
    return refuse('field-missing');
  const startMs = atLocal(row.timeZone, { day, minute: ofDay });
  if (startMs === undefined) return refuse('field-missing');
  const [startMinute, minute] = [minuteOf(startMs), minuteOf(now)];
  if (startMinute < minute + toldBeforeMinutes || startMinute > minute + furthestMinutes)
    return refuse('field-missing');
  if (!endsBefore(row, { startMs, minutes })) return refuse('after-last-day');
  const id = newId(deps.random);
  const result = await db.write([
    ...planListening({ id, startMinute, minutes, minute }),
    auditStatement({
      day: dayIn(row.timeZone, now),
      actor: actorName(actor),
      deed: 'listening:plan',
      subject: id,
      detail: `${day} ${input.time} ${minutes} min`,
    }),
  ]);
  return result.ok ? done(null) : refusedBy(result);
}

/**
 * Begins what is due, ends what runs, or takes back what is planned. It ends by itself with the time that children were told. `id` and `running`: the hour that whoever
 * pressed had before its eyes, and whether it ran there: to end one and to take one back are one act. Refusals: `not-found`, `state-forbids` (that act is none now),
 * `stale-revision` (it is another hour by now, or this one was begun).
 */
export async function leadListening(
  deps: Deps,
  actor: Actor,
  input: {
    readonly consultationId: string;
    readonly lead: 'begin' | 'end';
    readonly id: string;
    readonly running: boolean;
  },
): Promise<Outcome<null>> {
  const { consultationId, lead, id, running } = input;
  const found = await permitted(deps, actor, { deed: 'listening:lead', consultationId });
  if (!found.ok) return found;
  const { db, row } = found;
  const hour = await listeningOf(db);
  const now = listeningNow(hour, minuteOf(deps.clock()));
  if (!hour || now === 'over') return refuse('state-forbids');
  // What is planned and was not begun is one thing, whether its time has come or not.
  if (hour.id !== id || (now === 'running') !== running) return refuse('stale-revision');
  if (lead === 'begin' && now !== 'due') return refuse('state-forbids');
  const result = await db.write([
    ...moveListening({ id: hour.id, from: hour.state, to: lead === 'begin' ? 'running' : 'over' }),
    auditStatement({
      day: dayIn(row.timeZone, deps.clock()),
      actor: actorName(actor),
      deed: `listening:${lead}`,
      subject: hour.id,
      detail: '',
    }),
  ]);
  if (result.ok) return done(null, [{ name: 'listening-changed', consultationId }]);
  // Somebody else moved it between the two: it only moves on, so it stands elsewhere when it is looked at once more.
  return result.refusal === 'state-forbids' ? leadListening(deps, actor, input) : refusedBy(result);
}
