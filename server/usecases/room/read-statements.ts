import type { ActivityRow } from '../../../db/queries/consultation/consultations.ts';
import { openStatementsAmong } from '../../../db/queries/consultation/statements.ts';
import { ofParticipant } from '../../../db/queries/room/contributions.ts';
import { votesOf } from '../../../db/queries/room/votes.ts';
import { done, type Outcome } from '../../core/outcome.ts';
import { firstInOwnOrder } from '../../core/room/voting.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { ActivityState } from '../../core/wire/events.ts';
import { forAuthor, type OwnContribution, type VotableStatement } from '../../core/wire/views.ts';
import type { Deps } from '../deps.ts';
import { statementsIn } from '../translation/statements-in.ts';
import { inActivity } from './in-activity.ts';
import { openStatements } from './open-statements.ts';

/** So many a page gets ahead: enough to go on while a vote is under way. */
const ahead = 5;

export type StatementsPage = {
  readonly state: ActivityState;
  readonly prompts: ActivityRow['prompts'];
  /** Of the statements that may be voted on now: how many this child has voted on. */
  readonly answered: number;
  readonly all: number;
  /** What it has not voted on: at most five in its own order, then at most five more that its page holds. */
  readonly next: readonly VotableStatement[];
  /** Of what its page holds: what may be voted on no more. */
  readonly gone: readonly string[];
  /** What it wrote here itself, in every state. */
  readonly own: readonly OwnContribution[];
};

/**
 * What a child votes on next. A constant number of reads, whatever the number of statements.
 * Refusals: `not-allowed`, `not-found`, `activity-unknown`.
 */
export async function readStatements(
  deps: Deps,
  actor: Actor,
  input: {
    activityId: string;
    /** What the page has at hand or has put aside: it is no answer, and only not sent again. */
    but?: readonly string[] | undefined;
    /** What stands on the page's cards: what of it is in the answer no more was voted on elsewhere, or is gone. */
    holds?: readonly string[] | undefined;
  },
): Promise<Outcome<StatementsPage>> {
  const found = await inActivity(deps, actor, { activityId: input.activityId, kind: 'statements' });
  if (!found.ok) return found;
  const { db, child, activity, state } = found;
  const { participantId } = child;
  const of = { participantId, activityId: activity.id };
  const [ids, votes, own, held] = await Promise.all([
    openStatements(deps, db, activity.id),
    votesOf(db, { ...of, open: true }),
    ofParticipant(db, participantId),
    openStatementsAmong(db, input.holds ?? []),
  ]);
  const aside = new Set(input.but);
  // Twice as many: of many it may be known late that some are not shown any more.
  const first = firstInOwnOrder(participantId, ids, {
    most: 2 * ahead,
    but: (id) => votes.has(id) || aside.has(id),
  });
  const fresh = (await openStatementsAmong(db, first)).slice(0, ahead);
  const asked = (id: string) => votes.has(id) || aside.has(id) || fresh.some((each) => each.id === id);
  const stays = held.filter((each) => each.activityId === activity.id && !asked(each.id)).slice(0, ahead);
  const records = [...fresh, ...stays];
  const next = await statementsIn(db, { records, participantId });
  const open = new Set(held.map(({ id }) => id));
  return done({
    state,
    prompts: activity.prompts,
    answered: votes.size,
    all: Math.max(ids.length, votes.size),
    next,
    gone: (input.holds ?? []).filter((id) => !open.has(id)),
    own: own.filter((each) => each.activityId === activity.id).map(forAuthor),
  });
}
