import { sessionsOf } from '../../../db/queries/privacy/erasures.ts';
import { endSession } from '../../../db/queries/room/participants.ts';
import { type Outcome, refuse } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { Deps } from '../deps.ts';
import { ifUndamaged } from '../if-readable.ts';
import { promiseShut } from '../privacy/promised.ts';
import { leaveTurns } from '../session/turns.ts';
import { inEach } from '../told-so-far.ts';

/** Of a school whose tablets were all laid down: more are ended at the next look, and open nothing until then. */
const mostAtOnce = 200;

/**
 * Ends the sessions whose idle minutes are over: their rows go, and only then they are forgotten here, or they would begin
 * anew. A child whose last session that was waits for the word nowhere any more. One consultation in which they cannot go keeps none of another. Refusal: `not-allowed`, for anybody but the clock.
 */
export async function endIdleSeats(deps: Deps, actor: Actor, _input: object): Promise<Outcome<null>> {
  if (actor.kind !== 'system') return refuse('not-allowed');
  const failing = new Set<string>();
  let ended = 0;
  return inEach(deps.idleness.over(), async ({ consultationId, participantId, hash }, events) => {
    if (ended === mostAtOnce || failing.has(consultationId)) return;
    // Until it has ended one: what takes no write is asked once a look.
    failing.add(consultationId);
    await ifUndamaged(deps, consultationId, async (db) => {
      await promiseShut(deps, { consultationId, way: 'session', hash }).catch(() => undefined);
      await db.write(endSession(hash));
      if ((await sessionsOf(db, participantId)).length === 0)
        events.push(...(await leaveTurns(deps, db, { consultationId, participantId })));
    });
    failing.delete(consultationId);
    ended += 1;
    deps.idleness.forget(hash);
    events.push({ name: 'seat-idle', consultationId, participantId });
  });
}
