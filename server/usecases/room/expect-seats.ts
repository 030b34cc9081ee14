import { sessionHashes } from '../../../db/queries/room/child-sessions.ts';
import { directoryEntries } from '../../../db/queries/staff/staff.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { Over } from '../../guard/idleness.ts';
import type { Deps } from '../deps.ts';
import { ifUndamaged } from '../if-readable.ts';

/**
 * Counts the idle minutes of every session that stands in a database, also of those that nobody is seen with: a child that laid its
 * telephone down before a restart would else be found there by whoever opens the browser next. `hears`: no other process may see them, or
 * each is heard; else nobody is expected, for a child may act where this one does not hear of it. `of`: only in these consultations. Answers those that
 * gave no answer: what was expected there before is still. Refusal: `not-allowed`, for anybody but the clock.
 */
export async function expectSeats(
  deps: Deps,
  actor: Actor,
  { hears, of }: { hears: boolean; of?: readonly string[] },
): Promise<Outcome<readonly string[]>> {
  if (actor.kind !== 'system') return refuse('not-allowed');
  if (!hears) {
    deps.idleness.expect([]);
    return done([]);
  }
  const ids = of ?? (await directoryEntries(deps.databases.control)).map(({ id }) => id);
  const seats: Over[] = [];
  const unheard: string[] = [];
  for (const consultationId of ids) {
    const sessions = await ifUndamaged(deps, consultationId, sessionHashes).catch(() => null);
    if (sessions === null) unheard.push(consultationId);
    for (const each of sessions ?? []) seats.push({ consultationId, ...each });
  }
  deps.idleness.expect(seats, new Set(ids.filter((id) => !unheard.includes(id))));
  return done(unheard);
}
