import { done, type Outcome } from '../../core/outcome.ts';
import type { RoomsNow } from '../../core/staff/duty.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { Deps } from '../deps.ts';
import { atDesk } from './at-desk.ts';

/**
 * How the rooms of a consultation stand, for whoever is at its desk. It is in memory: nothing is read, and of children nothing is said.
 * Refusals: `not-found`, `not-allowed`, `training-needed`.
 */
export async function lookAtRooms(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string },
): Promise<Outcome<RoomsNow>> {
  const { consultationId } = input;
  const found = await atDesk(deps, actor, { deed: 'desk:read', consultationId });
  if (!found.ok) return found;
  return done({ pressure: deps.queues.of(consultationId), missing: deps.duty.missing(consultationId) });
}
