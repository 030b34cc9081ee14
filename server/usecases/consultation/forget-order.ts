import { forgetOrder, isLastPart, nextPart } from '../../../db/queries/retention/arrival-order.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { type Deps, openConsultation } from '../deps.ts';
import { writeAnew } from '../privacy/write-anew.ts';

/**
 * Forgets the order of arrival of one more part of a consultation that is closed, in one commit; after the last one every page of its file is written
 * anew. Answers the id from which it goes on, null once nothing is left; it may begin anew from '' at any time.
 * Refusal: `not-allowed` (all but the clock).
 */
export async function forgetOrderOf(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string; after: string },
): Promise<Outcome<{ after: string | null }>> {
  if (actor.kind !== 'system') return refuse('not-allowed');
  const { consultationId } = input;
  const db = await openConsultation(deps, consultationId);
  // Destroyed meanwhile, or moved.
  if (!db) {
    deps.ordered.delete(consultationId);
    return done({ after: null });
  }
  const part = await nextPart(db, input.after);
  const written = await db.write(forgetOrder(part));
  if (!written.ok) throw new Error(`An order was not forgotten: ${written.refusal}`);
  if (!isLastPart(part)) return done({ after: part.to });
  deps.ordered.delete(consultationId);
  await writeAnew(deps, db);
  return done({ after: null });
}
