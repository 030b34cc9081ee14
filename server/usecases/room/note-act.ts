import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { Deps } from '../deps.ts';

/**
 * A child does something over a live connection: its idle minutes begin anew. `seat`: the hash of its session, from
 * `seatOf`; `shared` and `tells` as `identify` takes them, for another process may have counted it meanwhile. Reads and writes nothing. Refusals: `not-allowed`, `signed-out` when they were over before.
 */
export async function noteAct(
  deps: Deps,
  actor: Actor,
  input: { seat: Buffer; shared?: boolean; tells?: boolean },
): Promise<Outcome<null>> {
  if (actor.kind !== 'child') return refuse('not-allowed');
  const { consultationId, participantId } = actor;
  const { seat, shared = false, tells = false } = input;
  const restMs = deps.idleness.rest(seat, { consultationId, participantId }, { acts: true, shared, tells });
  return restMs === 0 ? refuse('signed-out') : done(null);
}
