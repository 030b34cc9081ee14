import type { ActivityRow, PollOption } from '../../../db/queries/consultation/consultations.ts';
import { pollAnswerOf } from '../../../db/queries/room/votes.ts';
import type { PollForm } from '../../core/consultation/polls.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { ActivityState } from '../../core/wire/events.ts';
import type { Deps } from '../deps.ts';
import { inActivity } from './in-activity.ts';

export type PollPage = {
  readonly state: ActivityState;
  readonly form: PollForm;
  readonly prompts: ActivityRow['prompts'];
  readonly options: readonly PollOption[];
  /** This child's own answer: null before there is one, `[]` when it skipped. */
  readonly choice: readonly number[] | null;
};

/** A poll as one child finds it; nothing of any other child. Refusals: `not-allowed`, `not-found`, `activity-unknown`. */
export async function readPoll(
  deps: Deps,
  actor: Actor,
  input: { activityId: string },
): Promise<Outcome<PollPage>> {
  const found = await inActivity(deps, actor, { activityId: input.activityId, kind: 'poll' });
  if (!found.ok) return found;
  const { db, child, activity, state } = found;
  if (activity.form === '') return refuse('activity-unknown');
  const choice = await pollAnswerOf(db, { participantId: child.participantId, activityId: activity.id });
  return done({ state, form: activity.form, prompts: activity.prompts, options: activity.options, choice });
}
