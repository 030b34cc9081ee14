import { beginErasure as begin, pendingErasure } from '../../../db/queries/privacy/erasures.ts';
import { done, type Outcome } from '../../core/outcome.ts';
import { dueMinuteOf } from '../../core/privacy/erasure.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { type Deps, refusedBy } from '../deps.ts';
import { leaveTurns } from '../session/turns.ts';
import { askedBy, inSeat } from './in-seat.ts';
import { movedBefore, movedBy } from './moved.ts';
import { promiseErased } from './promised-seat.ts';

/**
 * A child has everything about it erased. From this commit on nobody sees any of it; the bytes go when the minutes to undo it
 * are over, or at once with `finishErasure`. A backup from before that is put in place meanwhile erases it too. Its session stays, to undo it; its live pages end. Twice is once, and told once more: the
 * answer of the first may have been lost. Without a `session` nobody can undo it.
 * Answers the last minute in which it can be undone (since 1970). Refusals: `not-allowed`, `not-found`.
 */
export async function beginErasure(
  deps: Deps,
  actor: Actor,
  input: { session?: string },
): Promise<Outcome<{ dueMinute: number }>> {
  const found = await inSeat(deps, actor, 'own-rows:erase');
  if (!found.ok) return found;
  const { db, child, minute } = found;
  const { participantId, consultationId } = child;
  const dueMinute = dueMinuteOf(minute);
  await promiseErased(deps, { consultationId, participantId });
  const result = await db.write(
    begin({ participantId, minute, dueMinute, askedBy: askedBy(deps, child, input.session) }),
  );
  const pending = result.ok ? { dueMinute } : await pendingErasure(db, participantId);
  if (!pending || (!result.ok && result.refusal !== 'already-decided')) return refusedBy(result);
  const { waiting } = deps.erasures;
  const known = waiting.get(consultationId);
  // Pressed again it is not put off: where this process does not know when it began, its minute alone says when it ends.
  const begunMs = result.ok ? deps.steady() : (known?.get(participantId) ?? Number.NEGATIVE_INFINITY);
  waiting.set(consultationId, new Map(known).set(participantId, begunMs));
  deps.recentWords.forget(participantId);
  const told = await leaveTurns(deps, db, { consultationId, participantId });
  const moved = result.ok ? await movedBy(deps, db, result) : await movedBefore(deps, db, participantId);
  return done({ dueMinute: pending.dueMinute }, [
    ...moved.each.map(({ record, seq }) => ({
      name: 'contribution-withdrawn' as const,
      consultationId,
      deskSeq: moved.desk,
      removedSeq: seq,
      contribution: record,
    })),
    ...told,
    { name: 'participant-left', consultationId, participantId },
  ]);
}
