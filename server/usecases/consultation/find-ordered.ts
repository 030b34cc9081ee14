import { holdsOrder } from '../../../db/queries/retention/arrival-order.ts';
import { directoryEntries } from '../../../db/queries/staff/staff.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { Deps } from '../deps.ts';
import { ifUndamaged } from '../if-readable.ts';

/**
 * Ids of consultations that are closed and hold the order of arrival still. `everywhere` opens each and looks, as after a start; else only those are looked
 * at that this process closed, or that gave no answer before. One that is damaged is passed over; one that gives no answer is looked at again, and keeps
 * nobody from the others: of its failure a look that is not everywhere fails, once nothing else is found. Refusal: `not-allowed` (all but the clock).
 */
export async function findOrdered(
  deps: Deps,
  actor: Actor,
  input: { everywhere: boolean },
): Promise<Outcome<readonly string[]>> {
  if (actor.kind !== 'system') return refuse('not-allowed');
  const { ordered } = deps;
  const entries = input.everywhere ? await directoryEntries(deps.databases.control) : [];
  const found: string[] = [];
  const failures: unknown[] = [];
  for (const id of new Set([...ordered, ...entries.map((entry) => entry.id)])) {
    // Before it is read: what is closed meanwhile is put there anew.
    ordered.delete(id);
    try {
      if (!(await ifUndamaged(deps, id, holdsOrder))) continue;
      found.push(id);
    } catch (error) {
      failures.push(error);
    }
    ordered.add(id);
  }
  if (!input.everywhere && found.length === 0 && failures.length > 0) throw failures[0];
  return done(found);
}
