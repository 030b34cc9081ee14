import type { Database } from '../../../db/databases.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { type Refused, refuse } from '../../core/outcome.ts';
import { isTrained } from '../../core/staff/duty.ts';
import { type Actor, can, type Deed, type Staff } from '../../core/staff/roles.ts';
import { type Deps, type Facts, openConsultation } from '../deps.ts';
import { restsUntil } from './exposure.ts';

export type AtDesk = {
  readonly ok: true;
  readonly db: Database;
  readonly facts: Facts;
  readonly staff: Staff;
};

/**
 * A member of staff at the desk of a consultation, without a read: the hot way in. Refusals: `not-allowed` (no member of staff); `not-found`,
 * unknown and forbidden alike; `training-needed`, not trained or too long ago. `awake`: not for whoever has a break
 * (`break-needed`). `lapsed`: also for whoever's training is over.
 */
export async function atDesk(
  deps: Deps,
  actor: Actor,
  request: { deed: Deed; consultationId: string; awake?: boolean; lapsed?: boolean },
): Promise<AtDesk | Refused> {
  if (actor.kind !== 'staff') return refuse('not-allowed');
  const [db, facts] = await Promise.all([
    openConsultation(deps, request.consultationId),
    deps.facts(request.consultationId),
  ]);
  if (!db || !facts) return refuse('not-found');
  const subject = { organisationId: facts.organisationId, consultationId: request.consultationId };
  if (!can(actor, request.deed, subject)) return refuse('not-found');
  if (!request.lapsed && !isTrained(actor, dayIn('UTC', deps.clock()))) return refuse('training-needed');
  if (request.awake && restsUntil(deps, actor.staffId) !== null) return refuse('break-needed');
  return { ok: true, db, facts, staff: actor };
}
