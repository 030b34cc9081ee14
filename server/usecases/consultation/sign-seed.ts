import { auditStatement } from '../../../db/audit.ts';
import { signatures } from '../../../db/queries/consultation/consultations.ts';
import { approveSeed } from '../../../db/queries/consultation/running-seeds.ts';
import { sign } from '../../../db/queries/consultation/signatures.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { type Actor, needsFactor } from '../../core/staff/roles.ts';
import { actorName, type Deps, refusedBy } from '../deps.ts';
import { seedApproved, seedProposed } from './add-seed.ts';
import { permitted } from './permitted.ts';

/**
 * A second person approves a proposed seed: from this commit on children vote on exactly these words, because a proposal
 * is never reworded, only dropped and made anew.
 * Refusals: `not-allowed` (no member of staff), `not-found`, `one-person-alone` (the approver proposed it), `factor-needed`, `state-forbids` (not running, not proposed).
 */
export async function signSeed(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string; statementId: string },
): Promise<Outcome<null>> {
  const found = await permitted(deps, actor, {
    deed: 'consultation:approve',
    consultationId: input.consultationId,
  });
  if (!found.ok) return found;
  if (actor.kind !== 'staff') return refuse('not-allowed');
  const { db, row } = found;
  const proposed = (await signatures(db)).find(
    (each) => each.kind === seedProposed && each.subject === input.statementId,
  );
  if (proposed?.staffId === actor.staffId) return refuse('one-person-alone');
  if (needsFactor(actor, 'consultation:approve')) return refuse('factor-needed');
  const day = dayIn(row.timeZone, deps.clock());
  const result = await db.write([
    ...approveSeed(input.statementId),
    sign({
      kind: seedApproved,
      subject: input.statementId,
      revision: row.revision,
      staffId: actor.staffId,
      staffName: db.text.encode(actor.name),
      day,
    }),
    auditStatement({
      day,
      actor: actorName(actor),
      deed: 'seed:approve',
      subject: input.statementId,
      detail: '',
    }),
  ]);
  if (!result.ok) return refusedBy(result);
  const activityId = String(result.rows[0]?.[0]?.[0]);
  return done(null, [
    { name: 'statements-changed', consultationId: input.consultationId, activityId, what: 'came' },
  ]);
}
