import { auditStatement } from '../../../db/audit.ts';
import { moveConsultation } from '../../../db/queries/consultation/preparation.ts';
import { returned } from '../../../db/queries/consultation/signatures.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { longestReturnReason } from '../../core/consultation/lifecycle.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { cleanText } from '../../core/room/contribution-text.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { type Deps, refusedBy } from '../deps.ts';
import { noteState } from './note-state.ts';
import { permitted } from './permitted.ts';

/**
 * Whoever approves gives it back to the organiser with a reason (assessed or approved → draft), for the revision that was on the screen. Signatures
 * so far are gone, and nothing else; the reason stands in the log alone, where `readConsultation` finds it until it is signed as prepared again.
 * Refusals: `not-found`, `not-allowed`, `stale-revision`, `field-missing`, `field-too-long`, `state-forbids` (it is nobody's to give back: a draft, or open).
 */
export async function returnToOrganiser(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string; revision: number; reason: string },
): Promise<Outcome<null>> {
  const { consultationId, revision } = input;
  const found = await permitted(deps, actor, { deed: 'consultation:approve', consultationId });
  if (!found.ok) return found;
  const { db, row } = found;
  if (actor.kind !== 'staff') return refuse('not-allowed');
  if (row.state !== 'assessed' && row.state !== 'approved') return refuse('state-forbids');
  if (row.revision !== revision) return refuse('stale-revision');
  const reason = cleanText(input.reason);
  if (!reason.ok) return refuse(reason.code === 'text-too-long' ? 'field-too-long' : 'field-missing');
  if (reason.text.length > longestReturnReason) return refuse('field-too-long');
  const day = dayIn(row.timeZone, deps.clock());
  const result = await db.write([
    ...moveConsultation({ from: row.state, to: 'draft', revision }),
    ...returned({
      ...{ subject: row.id, revision, day },
      staffId: actor.staffId,
      staffName: db.text.encode(actor.name),
    }),
    auditStatement({
      day,
      actor: actor.staffId,
      deed: 'consultation:return',
      subject: row.id,
      detail: `revision ${revision}: ${reason.text}`,
    }),
  ]);
  if (!result.ok) return refusedBy(result);
  await noteState(deps, { id: row.id, state: 'draft' });
  return done(null, [{ name: 'consultation-changed', consultationId: row.id, state: 'draft' }]);
}
