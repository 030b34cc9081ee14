import { undoErasure as undo } from '../../../db/queries/privacy/erasures.ts';
import { done, type Outcome } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { DomainEvent } from '../../core/wire/events.ts';
import { type Deps, refusedBy } from '../deps.ts';
import { askedBy, inSeat } from './in-seat.ts';
import { movedBy } from './moved.ts';

/**
 * A child takes its erasure back while it can be undone, in the session that asked for it: everything stands as it stood, and what waited for a person waits anew.
 * Refusals: `not-allowed`, `not-found`, `undo-too-late` (also: none waits, or another session asked).
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
  const result = await db.write(
    undo({ participantId, minute, askedBy: askedBy(deps, child, input.session) }),
  );
  if (!result.ok) return refusedBy(result);
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
