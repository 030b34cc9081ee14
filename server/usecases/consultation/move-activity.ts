import { auditStatement } from '../../../db/audit.ts';
import { activityById } from '../../../db/queries/consultation/consultations.ts';
import { moveActivity as move } from '../../../db/queries/consultation/preparation.ts';
import { raiseRoom } from '../../../db/queries/session/sessions.ts';
import { endGroups, groupsOf } from '../../../db/queries/session/small-groups.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { isRunning } from '../../core/consultation/lifecycle.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { DomainEvent } from '../../core/wire/events.ts';
import { actorName, type Deps, refusedBy } from '../deps.ts';
import { liftRest, promiseRest } from '../privacy/promised.ts';
import { restingState } from '../room/room-rest.ts';
import { stateForChild } from '../room/why-closed.ts';
import { calledBack } from '../session/group-events.ts';
import { ledIn } from '../session/led-in.ts';
import { noteRest } from './note-rest.ts';
import { permitted } from './permitted.ts';

/**
 * Lets one activity rest or opens it again, at once for every child in it. A room that rests calls its small groups back: nobody talks on in a
 * part of it. What the overseer let rest, also what rested already, the overseer wakes, or who may open all of it and says why, for everybody to read. Refusals: `not-found`,
 * `state-forbids`, `not-allowed`, `field-missing` and `field-too-long` (the reason).
 */
export async function moveActivity(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string; activityId: string; to: 'open' | 'paused'; reason?: string },
): Promise<Outcome<null>> {
  const found = await permitted(deps, actor, {
    deed: input.to === 'open' ? ['activity:wake', 'consultation:resume'] : 'activity:rest',
    consultationId: input.consultationId,
  });
  if (!found.ok) return found;
  const { db, row } = found;
  // Nothing in it rests before it opens or once it is over: nobody would be told that it did.
  if (!isRunning(row.state)) return refuse('state-forbids');
  const activity = await activityById(db, input.activityId);
  // A small group is open while somebody leads it, and by nothing else.
  if (activity?.groupOf !== '') return refuse('state-forbids');
  const { to, activityId, reason = '' } = input;
  const rest = await noteRest(deps, actor, { db, row, activityId, to, reason });
  if (!rest.ok) return rest;
  const groups = input.to === 'open' ? [] : await groupsOf(db, activity.id);
  // What somebody else let rest the overseer makes its own: nothing moves, and it is noted.
  const own = activity.state === 'paused' && rest.holds;
  const from = to === 'open' || own ? 'paused' : 'open';
  const part = { consultationId: row.id, activityId };
  if (rest.holds) await promiseRest(deps, part);
  const moved = [...rest.statements, ...move({ id: activityId, from, to })];
  const result = await db.write([
    ...moved,
    ...(groups.length > 0 ? [endGroups(activity.id), raiseRoom(activity.id)] : []),
    auditStatement({
      day: dayIn(row.timeZone, deps.clock()),
      actor: actorName(actor),
      deed: `activity:${input.to}`,
      subject: input.activityId,
      detail: rest.detail,
    }),
  ]);
  if (!result.ok) return refusedBy(result);
  if (rest.ends) await liftRest(deps, part);
  if (own) return done(null);
  const events: DomainEvent[] = [
    {
      name: 'activity-changed',
      consultationId: row.id,
      activityId: activity.id,
      room: activity.kind === 'room',
      // Woken while all of it rests, or rooms do by themselves, it still rests for a child.
      ...restingState(deps, {
        consultationId: row.id,
        kind: activity.kind,
        state: stateForChild(row, input.to, deps.clock()),
      }),
    },
  ];
  if (groups.length === 0) return done(null, events);
  const seq = Number(result.rows.at(-2)?.[0]?.[0] ?? 0);
  return done(null, [
    ...events,
    ...calledBack(deps, row.id, result.rows[moved.length] ?? []),
    // That there is no group to go to any more.
    {
      name: 'room-led',
      consultationId: row.id,
      activityId: activity.id,
      seq,
      led: await ledIn(deps, db, activity.id),
      shown: [],
    },
  ]);
}
