import type { ActivityRow } from '../../../db/queries/consultation/consultations.ts';
import { openStatementsAmong } from '../../../db/queries/consultation/statements.ts';
import { votesOf } from '../../../db/queries/room/votes.ts';
import { done, type Outcome } from '../../core/outcome.ts';
import { type Choice, choiceOf, ownOrder } from '../../core/room/voting.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { ActivityState } from '../../core/wire/events.ts';
import type { VotableStatement } from '../../core/wire/views.ts';
import type { Deps } from '../deps.ts';
import { statementsIn } from '../translation/statements-in.ts';
import { inActivity } from './in-activity.ts';

const pageOfVotes = 20;

export type VotesPage = {
  readonly state: ActivityState;
  readonly prompts: ActivityRow['prompts'];
  readonly votes: readonly { readonly statement: VotableStatement; readonly choice: Choice }[];
  /** Counted from 0, and moved to the last one when there are fewer. */
  readonly page: number;
  /** At least 1. */
  readonly pages: number;
};

/**
 * A child's own votes on what may still be voted on, in its own order, so that it can change its mind.
 * Refusals: `not-allowed`, `not-found`, `activity-unknown`.
 */
export async function readVotes(
  deps: Deps,
  actor: Actor,
  input: { activityId: string; page: number },
): Promise<Outcome<VotesPage>> {
  const found = await inActivity(deps, actor, { activityId: input.activityId, kind: 'statements' });
  if (!found.ok) return found;
  const { db, child, activity, state } = found;
  const { participantId } = child;
  const votes = await votesOf(db, { participantId, activityId: activity.id, open: true });
  const voted = ownOrder(participantId, [...votes.keys()]);
  const pages = Math.max(1, Math.ceil(voted.length / pageOfVotes));
  const page = Math.min(Math.max(0, Math.trunc(input.page) || 0), pages - 1);
  const shown = voted.slice(page * pageOfVotes, (page + 1) * pageOfVotes);
  const statements = await statementsIn(db, {
    records: await openStatementsAmong(db, shown),
    participantId,
  });
  return done({
    state,
    prompts: activity.prompts,
    votes: statements.flatMap((statement) => {
      const choice = choiceOf(votes.get(statement.id) ?? Number.NaN);
      return choice ? [{ statement, choice }] : [];
    }),
    page,
    pages,
  });
}
