import type { Database } from '../../../db/databases.ts';
import type { Statement } from '../../../db/engine.ts';
import {
  askPoll,
  closePoll,
  pollCounts,
  putPollAnswer,
  roomPollOf,
  tellPoll,
} from '../../../db/queries/session/room-polls.ts';
import { newId } from '../../core/ids.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { type RoomPoll, unfitPoll, wordsAfter } from '../../core/room/room-poll.ts';
import { type Actor, can } from '../../core/staff/roles.ts';
import { actorName, type Deps, refusedBy } from '../deps.ts';
import { quotesChildren } from '../privacy/quotes-children.ts';
import { inActivity } from '../room/in-activity.ts';
import { whyClosed } from '../room/why-closed.ts';
import { type AtSession, inWholeRoom, led } from './in-session.ts';

/**
 * Asks the room one quick question while its session runs, in place of one that is told. Children of the room and a wall see it at once.
 * Refusals: `not-found`, `field-missing`, `choice-unfit`, `field-too-long`, `stale-revision`, `state-forbids` (no session runs, or another
 * question is still asked).
 */
export async function askRoom(
  deps: Deps,
  actor: Actor,
  input: AtSession & Pick<RoomPoll, 'question' | 'answers'>,
): Promise<Outcome<null>> {
  const found = await inWholeRoom(deps, actor, { ...input, deed: 'session:lead' });
  if (!found.ok) return found;
  const fault = unfitPoll(input, found.row.languages);
  if (fault) return refuse(fault);
  const { activityId, revision, question, answers } = input;
  const asked = [question, ...answers].flat().map(({ body }) => body);
  return led(deps, actor, {
    found,
    statements: askPoll(found.db, {
      activityId,
      revision,
      question,
      answers,
      quotes: await quotesChildren(found.db, asked),
      id: newId(deps.random),
      by: actorName(actor),
    }),
    deed: 'session:ask',
    detail: String(answers.length),
  });
}

/**
 * Ends the question and tells the words for its answers, or nothing. Two commits: after the first nobody answers any more, so what is counted
 * for the second stands; a stop between the two is mended by the same act. With the second nobody's answer is there any more.
 * Refusals: `not-found`, `stale-revision`, `state-forbids` (nothing is asked).
 */
export async function tellRoom(deps: Deps, actor: Actor, input: AtSession): Promise<Outcome<null>> {
  const found = await inWholeRoom(deps, actor, { ...input, deed: 'session:lead' });
  if (!found.ok) return found;
  const { activityId, revision } = input;
  const poll = await roomPollOf(found.db, activityId);
  if (!poll || poll.state === 'told') return refuse('state-forbids');
  const closed = await endPoll(found.db, { activityId, revision, poll });
  if (!closed.ok) return closed;
  return led(deps, actor, { found, statements: closed.value, deed: 'session:tell' });
}

/**
 * From now on nobody answers that question any more, and the session is one revision further. Answers what tells the words, for the commit after.
 * Refusals: `stale-revision`, `state-forbids` (it is told).
 */
export async function endPoll(
  db: Database,
  of: { readonly activityId: string; readonly revision: number; readonly poll: RoomPoll },
): Promise<Outcome<readonly Statement[]>> {
  const { activityId, revision, poll } = of;
  const closed = await db.write(closePoll({ activityId, revision, id: poll.id }));
  if (!closed.ok) return refusedBy(closed);
  const counts = await pollCounts(db, { activityId, answers: poll.answers.length });
  return done(tellPoll({ activityId, id: poll.id, told: wordsAfter(counts) }));
}

/**
 * A child answers the question that is asked, or skips it with 0; anew in place of what it said before. Nobody is told of it, whoever leads
 * not either, and no number rises. Refusals: `not-allowed`, `not-found`, `activity-unknown`, `state-forbids` (that question is not asked any
 * more, or has no such answer), `activity-closed`, `room-paused`, `consultation-not-open`.
 */
export async function answerRoom(
  deps: Deps,
  actor: Actor,
  input: { activityId: string; poll: string; choice: number },
): Promise<Outcome<null>> {
  const found = await inActivity(deps, actor, { activityId: input.activityId, kind: 'room' });
  if (!found.ok) return found;
  const { db, child, activity, state } = found;
  const facts = await deps.facts(child.consultationId);
  if (!facts) return refuse('not-found');
  const subject = { organisationId: facts.organisationId, consultationId: child.consultationId };
  if (!can(actor, 'poll:answer', subject)) return refuse('not-allowed');
  if (state !== 'open') return refuse(await whyClosed(deps, db, activity.id));
  const result = await db.write(
    putPollAnswer({
      activityId: activity.id,
      id: input.poll,
      participantId: child.participantId,
      choice: input.choice,
    }),
  );
  return result.ok ? done(null) : refusedBy(result);
}
