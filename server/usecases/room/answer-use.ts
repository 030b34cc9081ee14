import { putAssent } from '../../../db/queries/consent.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { FurtherUse } from '../../core/privacy/uses.ts';
import { type Actor, can } from '../../core/staff/roles.ts';
import { type Deps, openConsultation, refusedBy } from '../deps.ts';

/**
 * A child says yes or no to a use of its words that is new to it. No changes nothing, and it is not asked again.
 * Refusals: `not-allowed`, `not-found`, `state-forbids` (the consultation does not make this use).
 */
export async function answerUse(
  deps: Deps,
  actor: Actor,
  input: { use: FurtherUse; answer: 'yes' | 'no' },
): Promise<Outcome<null>> {
  if (actor.kind !== 'child') return refuse('not-allowed');
  const [db, facts] = await Promise.all([
    openConsultation(deps, actor.consultationId),
    deps.facts(actor.consultationId),
  ]);
  if (!db || !facts) return refuse('not-found');
  const subject = { organisationId: facts.organisationId, consultationId: actor.consultationId };
  if (!can(actor, 'use:answer', subject)) return refuse('not-allowed');
  const day = facts.day(deps.clock());
  const result = await db.write(putAssent({ ...input, participantId: actor.participantId, day }));
  return result.ok ? done(null) : refusedBy(result);
}
