import { isErasing, pendingErasure, undoErasure as undo } from '../../../db/queries/privacy/erasures.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { DomainEvent } from '../../core/wire/events.ts';
import { type Deps, refusedBy } from '../deps.ts';
import { askedBy, inSeat } from './in-seat.ts';
import { movedBy } from './moved.ts';
import { promiseErased, promiseUndone } from './promised-seat.ts';

/**
 * A child takes its erasure back while it can be undone, in the session that asked for it: everything stands as it stood, and what waited for a person waits anew.
 * Refusals: `not-allowed`, `not-found`, `undo-too-late` (also: none waits, or another session asked), `try-again`.
 */
export async function undoErasure(
  deps: Deps,
  actor: Actor,
  input: { session: string },
): Promise<Outcome<null>> {
  const found = await inSeat(deps, actor, 'own-rows:erase');
  if (!found.ok) return found;
  const { db, child, minute } = found;
  const { consultationId, participantId } = child;
  const asked = askedBy(deps, child, input.session);
  const pending = await pendingErasure(db, participantId);
  // First the list, which would erase it again in a restore: a stop between the two leaves an erasure that waits, and puts itself on the list anew.
  const open = pending !== undefined && pending.askedBy === asked && pending.dueMinute >= minute;
  if (open && !(await promiseUndone(deps, { consultationId, participantId }))) return refuse('try-again');
  const result = await db.write(undo({ participantId, minute, askedBy: asked }));
  if (!result.ok) {
    // Its time ran out between the look and the write; the same form sent twice has taken it back, and stays so.
    if (open && (await isErasing(db, participantId)))
      await promiseErased(deps, { consultationId, participantId });
    return refusedBy(result);
  }
  const moved = await movedBy(deps, db, result);
  return done(
    null,
    moved.each.map(({ record, seq }): DomainEvent => {
      const of = { consultationId, deskSeq: moved.desk, contribution: record };
      return record.state === 'held' || record.state === 'hidden'
        ? { name: 'contribution-held', ...of, sinceMinute: minute, removedSeq: null }
        : { name: 'contribution-decided', ...of, shownSeq: seq, wasShown: false };
    }),
  );
}
