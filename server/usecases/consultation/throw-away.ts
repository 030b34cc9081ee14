import type { Database } from '../../../db/databases.ts';
import { moveConsultation } from '../../../db/queries/consultation/preparation.ts';
import { proposedInOf } from '../../../db/queries/consultation/proposals.ts';
import { wasApproved } from '../../../db/queries/consultation/signatures.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { type Actor, needsFactor } from '../../core/staff/roles.ts';
import { type Deps, refusedBy } from '../deps.ts';
import { dropDraft } from './drop-draft.ts';
import { permitted } from './permitted.ts';

/**
 * A draft that nobody outside has read may go: it was never approved, so no card and no sheet of it is printed, and it came from no child's proposal, whose
 * child reads that it was taken over. `row`: of that draft.
 */
async function mayThrowAway(db: Database, row: { readonly state: string }): Promise<boolean> {
  return row.state === 'draft' && (await proposedInOf(db)) === null && !(await wasApproved(db));
}

/** Whether this person can throw it away now (`throwAway`). Refusal: `not-found`. */
export async function readThrowable(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string },
): Promise<Outcome<boolean>> {
  const { consultationId } = input;
  const found = await permitted(deps, actor, { deed: 'consultation:edit', consultationId });
  return found.ok ? done(await mayThrowAway(found.db, found.row)) : found;
}

/**
 * An organiser throws a draft away, with every word in it and its key; nothing brings it back. Refusals: `not-found`, `state-forbids` (it is no draft, was
 * approved once, came from a child's proposal, or somebody changed it at this moment), `factor-needed`.
 */
export async function throwAway(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string },
): Promise<Outcome<null>> {
  const { consultationId } = input;
  const found = await permitted(deps, actor, { deed: 'consultation:edit', consultationId });
  if (!found.ok) return found;
  const { db, row } = found;
  if (!(await mayThrowAway(db, row))) return refuse('state-forbids');
  // Nothing of a consultation is destroyed by whoever happens to sit there.
  if (needsFactor(actor, 'consultation:destroy')) return refuse('factor-needed');
  // Whoever signs it or changes it at this moment comes first: what was thrown away takes no word any more.
  const over = await db.write(moveConsultation({ from: 'draft', to: 'destroyed', revision: row.revision }));
  if (!over.ok) return refusedBy(over);
  await dropDraft(deps, actor, { id: consultationId, day: dayIn(row.timeZone, deps.clock()) });
  return done(null);
}
