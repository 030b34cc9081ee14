import { pinPlace as pin, unpinPlace } from '../../../db/queries/consultation/designs.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { type Actor, can } from '../../core/staff/roles.ts';
import { type Deps, refusedBy } from '../deps.ts';
import { inActivity } from './in-activity.ts';
import { whyClosed } from './why-closed.ts';

/**
 * A child points at a place of a design, or takes that back. One child counts once at a place, however often it points. Nothing is told of
 * anybody's places. Refusals: `not-allowed`, `not-found`, `activity-unknown`, `choice-unfit` (no such place), `activity-closed`,
 * `room-paused`, `consultation-not-open`.
 */
export async function pinPlace(
  deps: Deps,
  actor: Actor,
  input: { activityId: string; position: number; pinned: boolean },
): Promise<Outcome<null>> {
  const found = await inActivity(deps, actor, { activityId: input.activityId, kind: 'design' });
  if (!found.ok) return found;
  const { db, child, activity } = found;
  const facts = await deps.facts(child.consultationId);
  if (!facts) return refuse('not-found');
  const subject = { organisationId: facts.organisationId, consultationId: child.consultationId };
  if (!can(actor, 'poll:answer', subject)) return refuse('not-allowed');
  if (!activity.options.some(({ position }) => position === input.position)) return refuse('choice-unfit');
  const of = { participantId: child.participantId, activityId: activity.id, position: input.position };
  const result = await db.write(input.pinned ? pin(of) : unpinPlace(of));
  if (result.ok) return done(null);
  return result.refusal === 'activity-closed'
    ? refuse(await whyClosed(deps, db, activity.id))
    : refusedBy(result);
}
