import { desc, sql } from 'drizzle-orm';
import type { Listening } from '../../../server/core/room/listening.ts';
import type { ContributionRecord } from '../../../server/core/wire/views.ts';
import type { Database } from '../../databases.ts';
import type { Statement } from '../../engine.ts';
import { overStates, runningStates } from '../../life-states.ts';
import { prepared } from '../../prepared.ts';
import { listening } from '../../schema/listening.ts';
import { shownStates } from '../../shown-states.ts';
import { guard } from '../../statement.ts';
import { quotesAreUsed, saidYesToQuotes } from '../analysis/quotes.ts';
import { columns, stillAsRead, toRecord } from '../room/contributions.ts';
import { strangerTo } from '../staff/own-groups.ts';

const lastListening = prepared((read) =>
  read
    .select()
    .from(listening)
    .orderBy(sql`${listening.state} = 'over'`, desc(listening.startMinute))
    .limit(1)
    .prepare(),
);

/** The one that is planned or runs, else the last that was. */
export async function listeningOf(db: Database): Promise<Listening | undefined> {
  const row = await lastListening(db).get();
  return row && { ...row, state: row.state as Listening['state'] };
}

const opened = `exists (select 1 from consultation where state in ${runningStates} or state in ${overStates})`;
const goesOn = (minute: string) =>
  `exists (select 1 from listening where state <> 'over' and start_minute + minutes > ${minute})`;

/** Plans one, where none goes on and children have been asked. What was up for an earlier one goes. Refusal: `state-forbids`. */
export function planListening(row: Omit<Listening, 'state'> & { readonly minute: number }): Statement[] {
  return [
    {
      sql: `insert into listening (id, start_minute, minutes, state) select ?1, ?2, ?3, 'planned'
        where ${opened} and not ${goesOn('?4')}`,
      args: [row.id, row.startMinute, row.minutes, row.minute],
    },
    guard('state-forbids'),
    clearWordsUp(),
  ];
}

/** Takes down all there is: of an hour that is over, and after a restore, since which a child may have said no and taken that back. */
export function clearWordsUp(): Statement {
  return { sql: 'delete from listening_word', args: [] };
}

/** Begins or ends one. What was up goes with its end. Refusal: `state-forbids` (it stands elsewhere already). */
export function moveListening(move: {
  readonly id: string;
  readonly from: Listening['state'];
  readonly to: Listening['state'];
}): Statement[] {
  return [
    {
      sql: 'update listening set state = ?3 where id = ?1 and state = ?2',
      args: [move.id, move.from, move.to],
    },
    guard('state-forbids'),
    ...(move.to === 'over' ? [clearWordsUp()] : []),
  ];
}

/**
 * Words `c` that may be heard: shown to all in a room, of a child that said yes to be quoted and objects neither to that nor to being
 * counted. What waits to be shown together with all others is not shown yet. A small group is too few children to be told of by itself: what is
 * said in one is heard once it was said in its room, with closing.
 */
const hearable = `a.kind = 'room' and a.group_of = '' and c.state in ${shownStates}
  and (c.seq is not null or exists (select 1 from consultation where state in ${overStates}))
  and c.participant_id not in (select participant_id from uncounted) and ${saidYesToQuotes} and ${quotesAreUsed}`;

const from = `from contribution c join participant p on p.id = c.participant_id join activity a on a.id = c.activity_id`;

/**
 * Puts words up as they were read, of a child this person does not know. Refusals: `many-already` (so many others are up that this person is shown: more would tell how
 * many are of a group it knows), `state-forbids` (no hour goes on, or they may not), `stale-revision` (they are other words by now).
 */
export function putUp(row: {
  readonly id: string;
  readonly change: number;
  readonly staffId: string;
  readonly minute: number;
  readonly most: number;
}): Statement[] {
  return [
    // What changed since, or may be heard no more, is not up and takes no place. An erasure that is undone then may bring back one too many, which takes none from others.
    {
      sql: `insert into guard select (select count(*) ${from} join listening_word u on u.contribution_id = c.id and u.change = c.change
        where ${hearable} and ${strangerTo('?3', 'c.participant_id')} and c.id <> ?1) < ?2`,
      args: [row.id, row.most, row.staffId],
      refusal: 'many-already',
    },
    {
      sql: `insert into listening_word (contribution_id, change, staff_id) select c.id, c.change, ?2 ${from}
        where c.id = ?1 and ${hearable} and ${strangerTo('?2', 'c.participant_id')} and ${goesOn('?3')}
        on conflict (contribution_id) do update set change = excluded.change, staff_id = excluded.staff_id`,
      args: [row.id, row.staffId, row.minute],
    },
    guard('state-forbids'),
    stillAsRead(row),
  ];
}

/**
 * Takes words down, of a child this person does not know: nothing else is on its page. Refusals: `state-forbids` (it knows their child, whether they are up or not),
 * `already-decided` (they are not up).
 */
export function takeDown(of: { readonly id: string; readonly staffId: string }): Statement[] {
  return [
    {
      sql: `insert into guard select ${strangerTo('?2', '(select participant_id from contribution where id = ?1)')}`,
      args: [of.id, of.staffId],
      refusal: 'state-forbids',
    },
    { sql: 'delete from listening_word where contribution_id = ?1', args: [of.id] },
    guard('already-decided'),
  ];
}

/**
 * Takes down all of a child, in the write by which it says no to being quoted or counted (`says`), or takes that back: then where a no stands,
 * so it comes before what takes it back. A yes that comes after a no puts nothing up again that nobody asked it about. Returns what it took down.
 */
export function takeAllDown(participantId: string, says: 'no' | 'yes'): Statement {
  const standing = `and (exists (select 1 from objection where participant_id = ?1 and "use" in ('quotes', 'analysis'))
    or exists (select 1 from assent where participant_id = ?1 and "use" = 'quotes' and answer = 'no'))`;
  return {
    sql: `delete from listening_word where contribution_id in (select id from contribution where participant_id = ?1)
      ${says === 'yes' ? standing : ''} returning contribution_id`,
    args: [participantId],
  };
}

/**
 * What is up now, in the order of random ids, which tells neither when it was said nor when it was put up. `staffId`: of a child this person does not know;
 * absent: all that those hear who listen.
 */
export async function wordsUp(
  db: Database,
  { staffId = '' }: { readonly staffId?: string } = {},
): Promise<readonly ContributionRecord[]> {
  const sql = `select ${columns} ${from} join listening_word u on u.contribution_id = c.id and u.change = c.change
    where ${hearable} and ${strangerTo('?1', 'c.participant_id')} order by c.id`;
  return (await db.query(sql, [staffId])).map((row) => toRecord(db, row));
}

/** What this person could put up and is not, in the same order. */
export async function wordsToPutUp(
  db: Database,
  of: { readonly staffId: string; readonly offset: number; readonly limit: number },
): Promise<readonly ContributionRecord[]> {
  const sql = `select ${columns} ${from} where ${hearable} and ${strangerTo('?1', 'c.participant_id')}
    and not exists (select 1 from listening_word u where u.contribution_id = c.id and u.change = c.change)
    order by c.id limit ?2 offset ?3`;
  return (await db.query(sql, [of.staffId, of.limit, of.offset])).map((row) => toRecord(db, row));
}
