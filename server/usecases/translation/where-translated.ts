import { directoryEntries } from '../../../db/queries/staff/staff.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { Deps } from '../deps.ts';

/** Open consultations, where somebody translates here: none where nobody does. The clock alone asks. Refusal: `not-allowed`. */
export async function openRooms(
  deps: Deps,
  actor: Actor,
  _input: object,
): Promise<Outcome<readonly string[]>> {
  if (actor.kind !== 'system') return refuse('not-allowed');
  if (deps.translator.where === 'none') return done([]);
  const entries = await directoryEntries(deps.databases.control);
  return done(entries.filter(({ state }) => state === 'open').map(({ id }) => id));
}
