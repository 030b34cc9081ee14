import { endedAmong } from '../../../db/queries/room/child-sessions.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { Deps } from '../deps.ts';
import { ifReadable } from '../if-readable.ts';

/**
 * Which of these sessions of children, by their hashes in base64url, open nothing any more: their rows are gone, or an erasure waits. For
 * pages that are connected here while another process ended their session and its word of that went lost; their idle minutes are counted no more.
 * What cannot be read ends nobody. Refusal: `not-allowed`, for anybody but the clock.
 */
export async function findEndedSeats(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string; seats: readonly string[] },
): Promise<Outcome<readonly string[]>> {
  if (actor.kind !== 'system') return refuse('not-allowed');
  const seats = input.seats.map((seat) => Buffer.from(seat, 'base64url'));
  const ended = (await ifReadable(deps, input.consultationId, (db) => endedAmong(db, seats))) ?? [];
  for (const seat of ended) deps.idleness.forget(seat);
  return done(ended.map((seat) => seat.toString('base64url')));
}
