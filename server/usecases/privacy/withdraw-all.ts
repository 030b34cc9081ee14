import { counterValue } from '../../../db/queries/moderation/desk.ts';
import { withdrawAll as withdraw } from '../../../db/queries/privacy/erasures.ts';
import { wordsOf } from '../../../db/queries/privacy/removals.ts';
import { contributionsById } from '../../../db/queries/room/contributions.ts';
import { contributionStates, mayMove } from '../../core/moderation/decide.ts';
import { done, type Outcome } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { type Deps, refusedBy } from '../deps.ts';
import { afterThese } from '../told-so-far.ts';
import { quotesCut, toldPages, writeAsRead } from './cut-quotes.ts';
import { inSeat } from './in-seat.ts';
import { movedBy } from './moved.ts';
import { promiseTakenBack } from './promised.ts';

const withdrawable = contributionStates.filter((state) => mayMove(state, 'withdrawn', 'author'));

/**
 * A child takes back everything it wrote, in every state it may take back: the bytes go in one commit, with what texts of staff quote of them,
 * other screens drop it. What was taken back before is promised and told once more, since a stop may have come before the telling.
 * Answers how much it was; nothing left to take back is done. Its votes and answers stay. Refusals: `not-allowed`, `not-found`, `try-again`.
 */
export async function withdrawAll(
  deps: Deps,
  actor: Actor,
  _input: object,
): Promise<Outcome<{ count: number }>> {
  const found = await inSeat(deps, actor, 'own-words:withdraw');
  if (!found.ok) return found;
  const { db, child } = found;
  const { consultationId, participantId } = child;
  const own = await wordsOf(db, participantId);
  const before = own.filter(({ state }) => state === 'withdrawn').map(({ id }) => id);
  const now = own.filter(({ state }) => withdrawable.includes(state)).map(({ id }) => id);
  await promiseTakenBack(deps, { consultationId, contributionIds: [...before, ...now] });
  const { made, result } = await writeAsRead(db, async () => {
    const cut = await quotesCut(db, { participantId, goes: ({ id }) => now.includes(id) });
    const words = { participantId, ids: now, states: withdrawable, empty: db.text.encode('') };
    // What moved is read from the end of what the write answers.
    return { shown: cut.shown, statements: [...cut.statements, ...withdraw(words)] };
  });
  if (!result.ok) return refusedBy(result);
  deps.recentWords.forget(participantId);
  const moved = await movedBy(deps, db, result);
  const told = before.length === 0 ? [] : await contributionsById(db, before);
  const deskSeq = moved.desk || (await counterValue(db, 'desk'));
  const each = [...told.map((record) => ({ record, seq: record.seq })), ...moved.each];
  const gone = each.map(({ record, seq }) => ({
    name: 'contribution-withdrawn' as const,
    consultationId,
    deskSeq,
    removedSeq: seq,
    contribution: record,
  }));
  const pages = await afterThese(gone, toldPages(deps, db, { consultationId, shown: made.shown }));
  return done({ count: moved.each.length }, [...gone, ...pages]);
}
