import { activityStates, consultationRow } from '../../../db/queries/consultation/consultations.ts';
import { counterValues } from '../../../db/queries/moderation/desk.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { Deps } from '../deps.ts';
import { ifReadable } from '../if-readable.ts';
import { restingState } from './room-rest.ts';
import { stateForChild } from './why-closed.ts';

/**
 * The newest numbers of a consultation by name: `desk`, or an activity by its id. For pages that may have missed something
 * because what tells processes of each other was away; what was remembered of these rooms is read anew. Only the house itself asks.
 * Refusals: `not-allowed`, `not-found`.
 */
export async function readNumbers(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string; names: readonly string[] },
): Promise<Outcome<ReadonlyMap<string, number>>> {
  if (actor.kind !== 'system') return refuse('not-allowed');
  // Another process may have set the pace of a room, and its word of that went lost.
  for (const name of input.names) deps.paces.delete(name);
  const numbers = await ifReadable(deps, input.consultationId, (db) => counterValues(db, input.names));
  return numbers ? done(numbers) : refuse('not-found');
}

/**
 * The states of a consultation, under '', and of its activities by id, these as a child finds them now: with what rests by itself. They have no
 * number, and a page that was not told of one has nothing to miss it by. Only the house itself asks. Refusals: `not-allowed`, `not-found`.
 */
export async function readStates(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string },
): Promise<Outcome<ReadonlyMap<string, string>>> {
  if (actor.kind !== 'system') return refuse('not-allowed');
  const { consultationId } = input;
  const read = await ifReadable(deps, consultationId, (db) =>
    Promise.all([consultationRow(db), activityStates(db)]),
  );
  const [row, activities] = read ?? [];
  if (!row || !activities) return refuse('not-found');
  const found = activities.map(({ id, kind, state }): readonly [string, string] => {
    const at = { consultationId, kind, state: stateForChild(row, state, deps.clock()) };
    return [id, restingState(deps, at).state];
  });
  return done(new Map([['', row.state], ...found]));
}
