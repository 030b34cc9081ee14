import { auditStatement } from '../../../db/audit.ts';
import { moveActivity as move } from '../../../db/queries/preparation.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { done, type Outcome } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { actorName, type Deps, refusedBy } from '../deps.ts';
import { permitted } from './permitted.ts';

/** Lets one room rest or opens it again, at once for every child in it. Refusals: `not-found`, `state-forbids`. */
export async function moveActivity(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string; activityId: string; to: 'open' | 'paused' },
): Promise<Outcome<null>> {
  const found = await permitted(deps, actor, {
    deed: 'consultation:pause',
    consultationId: input.consultationId,
  });
  if (!found.ok) return found;
  const { db, row } = found;
  const result = await db.write([
    ...move({ id: input.activityId, from: input.to === 'open' ? 'paused' : 'open', to: input.to }),
    auditStatement({
      day: dayIn(row.timeZone, deps.clock()),
      actor: actorName(actor),
      deed: `activity:${input.to}`,
      subject: input.activityId,
      detail: '',
    }),
  ]);
  if (!result.ok) return refusedBy(result);
  return done(null, [
    { name: 'activity-changed', consultationId: row.id, activityId: input.activityId, state: input.to },
  ]);
}
