import { auditStatement } from '../../../db/audit.ts';
import { activities } from '../../../db/queries/consultation/consultations.ts';
import { orderActivities, touchConsultation } from '../../../db/queries/consultation/preparation.ts';
import { inNewOrder } from '../../core/consultation/activities.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { actorName, type Deps, refusedBy } from '../deps.ts';
import { permitted } from './permitted.ts';

/**
 * Asks something one place earlier or later. Children meet it in that order, so what was approved is a draft again.
 * Refusals: `not-found`, `activity-unknown` (also a small group: it asks what its room asks), `stale-revision`.
 */
export async function orderActivity(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string; revision: number; activityId: string; to: 'earlier' | 'later' },
): Promise<Outcome<null>> {
  const { consultationId, activityId, to } = input;
  const found = await permitted(deps, actor, { deed: 'consultation:edit', consultationId });
  if (!found.ok) return found;
  const { db, row } = found;
  const asked = await activities(db);
  if (asked.find(({ id }) => id === activityId)?.groupOf !== '') return refuse('activity-unknown');
  const result = await db.write([
    ...orderActivities(inNewOrder(asked, { id: activityId, to })),
    ...touchConsultation(input.revision),
    auditStatement({
      day: dayIn(row.timeZone, deps.clock()),
      actor: actorName(actor),
      deed: 'activity:order',
      subject: activityId,
      detail: to,
    }),
  ]);
  return result.ok ? done(null) : refusedBy(result);
}
