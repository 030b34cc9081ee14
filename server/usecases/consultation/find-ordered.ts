import { holdsOrder } from '../../../db/queries/retention/arrival-order.ts';
import { directoryEntries } from '../../../db/queries/staff/staff.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { Deps } from '../deps.ts';
import { ifReadable } from '../if-readable.ts';

/**
 * Ids of consultations that are closed and hold the order of arrival still. `everywhere` opens each and looks, as after a start; else those that
 * this process closed. One that cannot be opened is passed over. Refusal: `not-allowed` (all but the clock).
 */
export async function findOrdered(
  deps: Deps,
  actor: Actor,
  input: { everywhere: boolean },
): Promise<Outcome<readonly string[]>> {
  if (actor.kind !== 'system') return refuse('not-allowed');
  if (input.everywhere)
    for (const { id } of await directoryEntries(deps.databases.control))
      if (await ifReadable(deps, id, holdsOrder)) deps.ordered.add(id);
  return done([...deps.ordered]);
}
