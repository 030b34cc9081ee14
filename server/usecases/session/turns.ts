import { pseudonymsOf } from '../../../db/queries/participants.ts';
import { raiseRoom } from '../../../db/queries/sessions.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { Row } from '../../guard/turns.ts';
import type { Deps } from '../deps.ts';
import { inActivity } from '../room/in-activity.ts';
import { type AtRoom, inSession } from './in-session.ts';
import { ledIn } from './led-in.ts';

/** More would wait longer than a session lasts. */
const mostWaiting = 200;

/** Who asked for the word in a room, first first, and who has it. */
export function turnsIn(deps: Deps, activityId: string): Row {
  return deps.turns.of(activityId);
}

/** True while this child waits for the word there. */
export function waitsForTurn(deps: Deps, activityId: string, participantId: string): boolean {
  return turnsIn(deps, activityId).waiting.includes(participantId);
}

/** Nobody waits any more, and nobody has the word: nothing of it is kept. */
export function endTurns(deps: Deps, activityId: string): void {
  deps.turns.change({ activityId, kind: 'over' });
}

/**
 * A child would like to say something, or not any more; asked twice it waits in its first place. Whether it waits stands in memory alone.
 * Refusals: `not-allowed`, `not-found`, `activity-unknown`, `state-forbids` (nobody leads there now), `too-many-now`.
 */
export async function askTurn(
  deps: Deps,
  actor: Actor,
  input: { activityId: string; wants: boolean },
): Promise<Outcome<null>> {
  const found = await inActivity(deps, actor, { activityId: input.activityId, kind: 'room' });
  if (!found.ok) return found;
  const { db, child, activity } = found;
  const led = await ledIn(deps, db, activity.id);
  if (led?.state !== 'running') return refuse('state-forbids');
  const others = turnsIn(deps, activity.id).waiting.filter((id) => id !== child.participantId);
  if (input.wants && others.length >= mostWaiting) return refuse('too-many-now');
  const kind = input.wants ? 'asks' : 'asks-no-more';
  deps.turns.change({ activityId: activity.id, kind, child: child.participantId });
  return done(null);
}

/**
 * Gives the word to the first who waits and is still here, or, with `next: false`, to nobody. All in the room hear who has it, by the name
 * that everybody sees. Refusals: `not-found`, `state-forbids` (nobody waits, or has it).
 */
export async function callTurn(
  deps: Deps,
  actor: Actor,
  input: AtRoom & { readonly next: boolean },
): Promise<Outcome<null>> {
  const found = await inSession(deps, actor, { ...input, deed: 'session:lead' });
  if (!found.ok) return found;
  const { activityId } = input;
  const { db } = found;
  const here = await pseudonymsOf(db, turnsIn(deps, activityId).waiting);
  const waiting = turnsIn(deps, activityId).waiting.filter((id) => here.has(id));
  const speaks = input.next ? waiting[0] : null;
  const nothing = input.next ? speaks === undefined : turnsIn(deps, activityId).speaks === null;
  if (nothing || speaks === undefined) return refuse('state-forbids');
  for (const child of turnsIn(deps, activityId).waiting)
    if (!here.has(child)) deps.turns.change({ activityId, kind: 'asks-no-more', child });
  deps.turns.change(
    speaks === null ? { activityId, kind: 'nobody-speaks' } : { activityId, kind: 'speaks', child: speaks },
  );
  const result = await db.write([raiseRoom(activityId)]);
  if (!result.ok) return refuse('try-again');
  return done(null, [
    {
      name: 'room-led',
      consultationId: found.row.id,
      activityId,
      seq: Number(result.rows[0]?.[0]?.[0] ?? 0),
      led: await ledIn(deps, db, activityId),
      shown: [],
    },
  ]);
}
