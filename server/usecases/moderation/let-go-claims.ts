import { holdsClaim, letGoOthers, raiseClaims } from '../../../db/queries/moderation/desk.ts';
import { done, type Outcome } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { type Deps, openConsultation, refusedBy } from '../deps.ts';

/**
 * Lets go of what a person held at the desk of a consultation whose page closed, so that the next desk need not wait for the end of the claim.
 * Nothing is let go while another page of this person is there, with a connection, without script, or at another process. Whoever is
 * not there is asked nothing: the only refusal is that of a write (`try-again`).
 */
export async function letGoClaims(
  deps: Deps,
  actor: Actor,
  { consultationId }: { consultationId: string },
): Promise<Outcome<null>> {
  if (actor.kind !== 'staff') return done(null);
  const { staffId } = actor;
  if (deps.duty.isHere({ consultationId, staffId })) return done(null);
  const db = await openConsultation(deps, consultationId);
  if (!db || !(await holdsClaim(db, staffId))) return done(null);
  const result = await db.write([raiseClaims(), letGoOthers({ contributionId: '', staffId })]);
  if (!result.ok) return refusedBy(result);
  const [[[seq] = []] = [], letGo = []] = result.rows;
  return done(
    null,
    letGo.map(([id, batchId]) => ({
      name: 'contribution-claimed' as const,
      consultationId,
      seq: Number(seq),
      contributionId: String(id),
      batchId: String(batchId),
      claim: null,
    })),
  );
}
