import { isAway, newestMoves } from '../../../db/queries/moves.ts';
import { done, type Outcome } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { Deps } from '../deps.ts';

/**
 * Where consultations went that are not here any more: addresses, and no titles, since not every one was public. With an id that of one
 * alone; none where it is here or unknown. Nothing is refused.
 */
export async function readMoved(
  deps: Deps,
  _actor: Actor,
  input: { consultationId?: string },
): Promise<Outcome<{ readonly addresses: readonly string[] }>> {
  const away = (await newestMoves(deps.databases.control)).filter(
    (move) =>
      isAway(move) &&
      move.state !== 'lapsed' &&
      (input.consultationId === undefined || move.consultationId === input.consultationId),
  );
  return done({ addresses: [...new Set(away.map(({ place }) => place))].sort() });
}
