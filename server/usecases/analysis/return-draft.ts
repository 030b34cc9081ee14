import { auditStatement } from '../../../db/audit.ts';
import { unmark } from '../../../db/queries/analysis/point-tellings.ts';
import { moveConsultation } from '../../../db/queries/consultation/preparation.ts';
import { stillStored, storedNow } from '../../../db/statement.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { noteState } from '../consultation/note-state.ts';
import { permitted } from '../consultation/permitted.ts';
import { actorName, type Deps, refusedBy } from '../deps.ts';
import { signedLast, standingRelease } from './standing-release.ts';
import { tellPoints } from './tell-points.ts';
import { toldBefore } from './told-before.ts';

/**
 * Who signs gives the draft back to the analyst (analysed → closed): a number moved since it was written, a point is missing, or a sentence is
 * not good. So it can be where a stop came in the middle of the signature (signed → closed), while no release of it stands: what was signed may
 * never be signed again as it is by now. Nothing of it is lost but marks of points that have no number: should more come, they are asked about
 * anew. Refusals: `not-found`, `state-forbids` (nothing is drafted, it is published, or signed by somebody at this moment).
 */
export async function returnDraft(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string },
): Promise<Outcome<null>> {
  const found = await permitted(deps, actor, { deed: 'release:sign', consultationId: input.consultationId });
  if (!found.ok) return found;
  const { db, row } = found;
  if (row.state !== 'analysed' && row.state !== 'signed') return refuse('state-forbids');
  // Read before it is looked whether a release stands: of one that is signed anew meanwhile nobody looked.
  const last = await storedNow(db, signedLast);
  if (row.state === 'signed' && (await standingRelease(deps, db, row.id))) return refuse('state-forbids');
  const { points } = await tellPoints(db, await toldBefore(deps, row.id));
  const result = await db.write([
    ...moveConsultation({ from: row.state, to: 'closed' }),
    stillStored(signedLast, last, 'state-forbids'),
    unmark(points.filter(({ children }) => children === null).map(({ id }) => id)),
    auditStatement({
      day: dayIn(row.timeZone, deps.clock()),
      actor: actorName(actor),
      deed: 'release:return',
      subject: row.id,
      detail: '',
    }),
  ]);
  if (!result.ok) return refusedBy(result);
  await noteState(deps, { id: row.id, state: 'closed' });
  return done(null, [{ name: 'consultation-changed', consultationId: row.id, state: 'closed' }]);
}
