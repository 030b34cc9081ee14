import { sessionHashes } from '../../../db/queries/room/participants.ts';
import { directoryEntries } from '../../../db/queries/staff/staff.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { Over } from '../../guard/idleness.ts';
import type { Deps } from '../deps.ts';
import { ifReadable } from '../if-readable.ts';

/**
 * Counts the idle minutes of every session that stands in a database, also of those that nobody is seen with: a child that laid its
 * telephone down before a restart would else be found there by whoever opens the browser next. `hears`: no other process may see them, or
 * each is heard; else nobody is expected, for a child may act where this one does not hear of it. Refusal: `not-allowed`, for anybody but the clock.
 */
export async function expectSeats(
  deps: Deps,
  actor: Actor,
  { hears }: { hears: boolean },
): Promise<Outcome<null>> {
  if (actor.kind !== 'system') return refuse('not-allowed');
  const seats: Over[] = [];
  const entries = hears ? await directoryEntries(deps.databases.control) : [];
  for (const { id: consultationId } of entries) {
    const sessions = await ifReadable(deps, consultationId, sessionHashes);
    for (const each of sessions ?? []) seats.push({ consultationId, ...each });
  }
  deps.idleness.expect(seats);
  return done(null);
}
