import { answerPoll as answer } from '../../../db/queries/room/votes.ts';
import { pollAnswer } from '../../core/consultation/polls.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { type Actor, can } from '../../core/staff/roles.ts';
import { type Deps, refusedBy } from '../deps.ts';
import { inActivity } from './in-activity.ts';
import { whyClosed } from './why-closed.ts';

/**
 * A child answers a poll, or answers anew in place of its last answer. `choice` holds positions from 1, in the child's
 * order where it ranks; `[]` skips. Nothing is told of anybody's answers. `asked`: the number of the last correction of its words that its page showed (0: none);
 * of one that was signed since it is told. Left out, it answers the words that stand there.
 * Refusals: `not-allowed`, `not-found`, `activity-unknown`, `choice-unfit`, `activity-closed`, `room-paused`,
 * `consultation-not-open`.
 */
export async function answerPoll(
  deps: Deps,
  actor: Actor,
  input: { activityId: string; choice: readonly number[]; asked?: number },
): Promise<Outcome<null>> {
  const found = await inActivity(deps, actor, { activityId: input.activityId, kind: 'poll' });
  if (!found.ok) return found;
  const { db, child, activity } = found;
  const facts = await deps.facts(child.consultationId);
  if (!facts) return refuse('not-found');
  const subject = { organisationId: facts.organisationId, consultationId: child.consultationId };
  if (!can(actor, 'poll:answer', subject)) return refuse('not-allowed');
  if (activity.form === '') return refuse('activity-unknown');
  if (!pollAnswer(activity.form, activity.options.length, input.choice)) return refuse('choice-unfit');
  const result = await db.write(
    answer({
      participantId: child.participantId,
      activityId: activity.id,
      form: activity.form,
      options: activity.options.length,
      choice: input.choice,
      asked: input.asked,
    }),
  );
  if (result.ok) return done(null);
  return result.refusal === 'activity-closed'
    ? refuse(await whyClosed(deps, db, activity.id))
    : refusedBy(result);
}
