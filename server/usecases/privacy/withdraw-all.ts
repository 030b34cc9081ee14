import { withdrawAll as withdraw } from '../../../db/queries/erasures.ts';
import { contributionStates, mayMove } from '../../core/moderation/decide.ts';
import { done, type Outcome } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { type Deps, refusedBy } from '../deps.ts';
import { inSeat } from './in-seat.ts';
import { movedBy } from './moved.ts';
import { promiseTakenBack } from './promised.ts';

const withdrawable = contributionStates.filter((state) => mayMove(state, 'withdrawn', 'author'));

/**
 * A child takes back everything it wrote, in every state it may take back: the bytes go in one commit, other screens drop it.
 * Answers how much it was; nothing left to take back is done. Its votes and answers stay. Refusals: `not-allowed`, `not-found`.
 */
export async function withdrawAll(
  deps: Deps,
  actor: Actor,
  _input: object,
): Promise<Outcome<{ count: number }>> {
  const found = await inSeat(deps, actor, 'own-words:withdraw');
  if (!found.ok) return found;
  const { db, child } = found;
  const result = await db.write(
    withdraw({ participantId: child.participantId, states: withdrawable, empty: db.text.encode('') }),
  );
  if (!result.ok) return refusedBy(result);
  deps.recentWords.forget(child.participantId);
  const moved = await movedBy(deps, db, result);
  const contributionIds = moved.each.map(({ record }) => record.id);
  await promiseTakenBack(deps, { consultationId: child.consultationId, contributionIds });
  return done(
    { count: moved.each.length },
    moved.each.map(({ record, seq }) => ({
      name: 'contribution-withdrawn' as const,
      consultationId: child.consultationId,
      deskSeq: moved.desk,
      removedSeq: seq,
      contribution: record,
    })),
  );
}
