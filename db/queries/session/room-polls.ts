import { eq } from 'drizzle-orm';
import type { Spoken } from '../../../server/core/room/agenda.ts';
import type { PollWord, RoomPoll } from '../../../server/core/room/room-poll.ts';
import type { Database } from '../../databases.ts';
import type { Statement } from '../../engine.ts';
import { roomPoll, roomPollWords } from '../../schema/room-polls.ts';
import { guard } from '../../statement.ts';
import { touchSession } from './sessions.ts';

/** The quick question of a room, as it stands; undefined where none was asked. */
export async function roomPollOf(db: Database, activityId: string): Promise<RoomPoll | undefined> {
  const row = await db.read.select().from(roomPoll).where(eq(roomPoll.activityId, activityId)).get();
  if (!row) return undefined;
  const words = await db.read.select().from(roomPollWords).where(eq(roomPollWords.activityId, activityId));
  // One wording for all ages: it is short, and asked on the spot.
  const saidAt = (position: number): readonly Spoken[] =>
    words
      .filter((each) => each.position === position)
      .map(({ language, body }) => ({ language, level: 'older', body: db.text.decode(body) }));
  return {
    id: row.id,
    state: row.state as RoomPoll['state'],
    question: saidAt(0),
    answers: Array.from({ length: row.answers }, (_, index) => saidAt(index + 1)),
    told: row.told === '' ? null : (JSON.parse(row.told) as PollWord[]),
  };
}

/**
 * Asks a question while the session runs, in place of one that is told. `quotes`: words of a child stand in it. Refusals: `stale-revision`, `state-forbids` (no session runs, or
 * another question is still asked).
 */
export function askPoll(
  db: Database,
  of: { activityId: string; revision: number; id: string; by: string; quotes: boolean } & Pick<
    RoomPoll,
    'question' | 'answers'
  >,
): Statement[] {
  const said = [of.question, ...of.answers];
  return [
    ...touchSession(of),
    {
      sql: `insert into room_poll (activity_id, id, state, answers, told, asked_by, quotes)
        select activity_id, ?2, 'open', ?3, '', ?4, ?5 from room_session where activity_id = ?1 and state = 'running'
          and exists (select 1 from consultation where state = 'open')
        on conflict (activity_id) do update set id = excluded.id, state = 'open', answers = excluded.answers, told = '',
          asked_by = excluded.asked_by, quotes = excluded.quotes where room_poll.state = 'told'`,
      args: [of.activityId, of.id, of.answers.length, of.by, of.quotes ? 1 : 0],
    },
    guard('state-forbids'),
    { sql: 'delete from room_poll_words where activity_id = ?1', args: [of.activityId] },
    ...said.flatMap((words, position) =>
      words.map(({ language, body }) => ({
        sql: 'insert into room_poll_words (activity_id, position, language, body) values (?1, ?2, ?3, ?4)',
        args: [of.activityId, position, language, db.text.encode(body)],
      })),
    ),
  ];
}

/** From this commit on nobody answers any more. Again is no error, so that a stop before the words are told is mended. */
export function closePoll(of: { activityId: string; revision: number; id: string }): Statement[] {
  return [
    ...touchSession(of),
    {
      sql: `update room_poll set state = 'closing' where activity_id = ?1 and id = ?2 and state <> 'told'`,
      args: [of.activityId, of.id],
    },
    guard('state-forbids'),
  ];
}

/** How many children chose each answer, skips and children that are being erased left out. Read once nobody answers any more. */
export async function pollCounts(
  db: Database,
  of: { activityId: string; answers: number },
): Promise<readonly number[]> {
  const rows = await db.query(
    `select choice, count(*) from room_poll_answer where activity_id = ?1 and choice > 0 and not exists
      (select 1 from waiting where kind = 'erasure' and subject = participant_id) group by choice`,
    [of.activityId],
  );
  const found = new Map(rows.map(([choice, count]) => [Number(choice), Number(count)]));
  return Array.from({ length: of.answers }, (_, index) => found.get(index + 1) ?? 0);
}

/** The words stand, and in the same commit nobody's answer is there any more. Refused as `stale-revision`. */
export function tellPoll(of: {
  activityId: string;
  id: string;
  told: readonly PollWord[] | null;
}): Statement[] {
  return [
    {
      sql: `update room_poll set state = 'told', told = ?3 where activity_id = ?1 and id = ?2 and state = 'closing'`,
      args: [of.activityId, of.id, of.told === null ? '' : JSON.stringify(of.told)],
    },
    guard('stale-revision'),
    { sql: 'delete from room_poll_answer where activity_id = ?1', args: [of.activityId] },
  ];
}

/** A consultation is over: what is still asked in it is told to nobody. */
export function endPolls(): Statement[] {
  return [
    { sql: `update room_poll set state = 'told', told = '' where state <> 'told'`, args: [] },
    { sql: 'delete from room_poll_answer', args: [] },
  ];
}

/** One answer a child, the last one. Refused as `state-forbids` where that question is not asked, or rests, or while the child's erasure waits. */
export function putPollAnswer(of: {
  activityId: string;
  id: string;
  participantId: string;
  choice: number;
}): Statement[] {
  return [
    {
      sql: `insert into room_poll_answer (activity_id, participant_id, choice)
        select r.activity_id, p.id, ?4 from room_poll r, participant p, activity a, consultation c
        where r.activity_id = ?1 and r.id = ?2 and r.state = 'open' and ?4 between 0 and r.answers and p.id = ?3
          and a.id = r.activity_id and a.state = 'open' and c.state = 'open'
          and not exists (select 1 from waiting where kind = 'erasure' and subject = ?3)
        on conflict (activity_id, participant_id) do update set choice = excluded.choice`,
      args: [of.activityId, of.id, of.participantId, of.choice],
    },
    guard('state-forbids'),
  ];
}

/** What a child answered to the question that is asked; 0 where it skipped, null where it has said nothing. */
export async function pollAnswerOf(
  db: Database,
  of: { activityId: string; participantId: string },
): Promise<number | null> {
  const [row] = await db.query(
    'select choice from room_poll_answer where activity_id = ?1 and participant_id = ?2',
    [of.activityId, of.participantId],
  );
  return row ? Number(row[0]) : null;
}

export function removePoll(activityId: string): Statement[] {
  return ['room_poll', 'room_poll_words', 'room_poll_answer'].map((table) => ({
    sql: `delete from ${table} where activity_id = ?1`,
    args: [activityId],
  }));
}
