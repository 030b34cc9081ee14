import { activityOfStatement, castVote as cast } from '../../../db/queries/room/votes.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { type Choice, choiceNumber, type VoteWord } from '../../core/room/voting.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { type Deps, refusedBy } from '../deps.ts';
import { asChild } from './as-child.ts';
import { whyClosed } from './why-closed.ts';
import { wordTold } from './word-told.ts';

/**
 * A child votes on a statement, or changes its mind: it has one vote there, whatever is sent twice or at once. It learns
 * one word of all votes, and never a number.
 * Refusals: `not-allowed`, `not-found`, `statement-gone` (unknown, not shown any more, retired), `activity-closed`,
 * `room-paused`, `consultation-not-open`.
 */
export async function castVote(
  deps: Deps,
  actor: Actor,
  input: { statementId: string; choice: Choice },
): Promise<Outcome<{ word: VoteWord }>> {
  const found = await asChild(deps, actor, 'vote:cast');
  if (!found.ok) return found;
  const { db, child } = found;

  const { statementId } = input;
  const choice = choiceNumber(input.choice);
  const result = await db.write(cast({ participantId: child.participantId, statementId, choice }));
  if (!result.ok) {
    if (result.refusal !== 'statement-gone') return refusedBy(result);
    const activityId = await activityOfStatement(db, statementId);
    return refuse(
      activityId === undefined ? 'statement-gone' : await whyClosed(deps, db, activityId, 'statement-gone'),
    );
  }
  return done({ word: await wordTold(deps, db, { statementId, way: child.way }) });
}
