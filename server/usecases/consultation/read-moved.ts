import { isAway, movesIn, standingOf } from '../../../db/queries/retention/moves.ts';
import { done, type Outcome } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { Deps } from '../deps.ts';

export type Moved = { readonly addresses: readonly string[]; readonly leaving: boolean };

/**
 * Where consultations went that are not here any more: addresses, and no titles, since not every one was public. With an id that of one
 * alone; none where it is here or unknown. `leaving`: nobody said yet that one of them arrived, and it may stay here after all. Nothing is refused.
 */
export async function readMoved(
  deps: Deps,
  _actor: Actor,
  input: { consultationId?: string },
): Promise<Outcome<Moved>> {
  const away = standingOf(await movesIn(deps.databases.control)).filter(
    (move) =>
      isAway(move) &&
      move.state !== 'lapsed' &&
      (input.consultationId === undefined || move.consultationId === input.consultationId),
  );
  return done({
    addresses: [...new Set(away.map(({ place }) => place))].sort(),
    leaving: away.some(({ state }) => state === 'leaving' || state === 'sent'),
  });
}
