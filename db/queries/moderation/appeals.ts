import type { ContributionRecord } from '../../../server/core/wire/views.ts';
import type { Database } from '../../databases.ts';
import type { Statement } from '../../engine.ts';
import { guard } from '../../statement.ts';
import { columns, toRecord } from '../room/contributions.ts';
import { strangerTo } from '../staff/own-groups.ts';

const last = '(select max(change) from every_decision where contribution_id = ?1)';

/**
 * The author asks that another adult looks at the last decision on its words, as it saw it; with its wait. A second time for
 * the same decision is refused as `already-decided`, words that moved on meanwhile as `stale-revision`.
 */
export function beginAppeal(of: {
  readonly contributionId: string;
  readonly change: number;
  readonly minute: number;
  readonly dueMinute: number;
  readonly day: string;
}): Statement[] {
  return [
    {
      sql: `insert into appeal (contribution_id, change, state, decided_by, day)
        select id, ${last}, 'waiting', null, ?3 from contribution
        where id = ?1 and change = ?2 and state in ('returned', 'refused', 'redacted')`,
      args: [of.contributionId, of.change, of.day],
      refusal: 'already-decided',
    },
    guard('stale-revision'),
    {
      sql: `insert into waiting (kind, subject, holder, since_minute, due_minute) values ('appeal', ?1, '', ?2, ?3)`,
      args: [of.contributionId, of.minute, of.dueMinute],
    },
  ];
}

/** The second person answers: the wait ends, or it is refused as `already-decided`. */
export function answerAppeal(of: {
  readonly contributionId: string;
  readonly state: 'restored' | 'upheld';
  readonly staffId: string;
}): Statement[] {
  return [
    { sql: `delete from waiting where kind = 'appeal' and subject = ?1`, args: [of.contributionId] },
    guard('already-decided'),
    {
      sql: `update appeal set state = ?2, decided_by = ?3 where contribution_id = ?1 and state = 'waiting'`,
      args: [of.contributionId, of.state, of.staffId],
    },
  ];
}

// The answer is the decision that follows the one which was appealed: nobody else decides while a second look waits.
const answered =
  'select min(change) from decision where contribution_id = a.contribution_id and change > a.change';

/**
 * Whose second look stands at these words; undefined where none does. The last one stands until they are decided on after they waited again,
 * or that person decides anew: a part that others hide meanwhile does not end it.
 */
export async function secondStanding(db: Database, contributionId: string): Promise<string | undefined> {
  const sql = `select a.decided_by from appeal a
    where a.contribution_id = ?1 and a.change = (select max(change) from appeal where contribution_id = ?1 and state <> 'waiting')
      and not exists (select 1 from decision d where d.contribution_id = a.contribution_id and d.change > (${answered})
        and (d.from_state in ('held', 'hidden') or d.staff_id = a.decided_by))`;
  const by = (await db.query(sql, [contributionId]))[0]?.[0];
  return typeof by === 'string' ? by : undefined;
}

/** New words, words taken back, a decision taken back: what was appealed is no more. */
export function dropAppeal(contributionId: string): Statement[] {
  return [
    { sql: `delete from waiting where kind = 'appeal' and subject = ?1`, args: [contributionId] },
    { sql: `delete from appeal where contribution_id = ?1 and state = 'waiting'`, args: [contributionId] },
  ];
}

export type WaitingAppeal = {
  readonly record: ContributionRecord;
  readonly sinceMinute: number;
  readonly dueMinute: number;
  /** Who decided first. */
  readonly firstDecider: string;
};

// The first decision stands with the words, each later one as a row (R657).
const firstDecider = 'case a.change when 2 then coalesce(d.staff_id, c.first_by) else d.staff_id end';
const waitsForAnswer = `waiting w
    join contribution c on c.id = w.subject and c.state in ('returned', 'refused', 'redacted')
    join participant p on p.id = c.participant_id
    join appeal a on a.contribution_id = c.id and a.state = 'waiting'
    left join decision d on d.contribution_id = c.id and d.change = a.change
    where w.kind = 'appeal' and (d.staff_id is not null or (a.change = 2 and c.first_by is not null))`;

/** How many wait that this person may answer: it did not decide first, and knows none of their children. */
export async function appealsToAnswer(db: Database, staffId: string): Promise<number> {
  const sql = `select count(*) from ${waitsForAnswer} and ${firstDecider} <> ?1 and ${strangerTo('?1', 'c.participant_id')}`;
  return Number((await db.query(sql, [staffId]))[0]?.[0] ?? 0);
}

/**
 * What waits for a second look: what this person may answer before what it decided first, each the first due first; of one contribution when it is
 * named. None of a child the person knows.
 */
export async function waitingAppeals(
  db: Database,
  of: { readonly limit: number; readonly staffId: string; readonly id?: string },
): Promise<readonly WaitingAppeal[]> {
  const sql = `select ${columns}, w.since_minute, w.due_minute, ${firstDecider} from ${waitsForAnswer}
    and (?1 is null or c.id = ?1) and ${strangerTo('?3', 'c.participant_id')} 
    order by ${firstDecider} = ?3, w.due_minute, c.id limit ?2`;
  return (await db.query(sql, [of.id ?? null, of.limit, of.staffId])).map((row) => {
    const [sinceMinute, dueMinute, firstDecider] = row.slice(-3);
    return {
      record: toRecord(db, row),
      sinceMinute: Number(sinceMinute),
      dueMinute: Number(dueMinute),
      firstDecider: String(firstDecider),
    };
  });
}

const waitsForSecondLook = `w.kind = 'appeal' and c.state in ('returned', 'refused', 'redacted')`;

/** How many wait for a second look. */
export async function appealCount(db: Database): Promise<number> {
  const rows = await db.query(
    `select count(*) from waiting w join contribution c on c.id = w.subject where ${waitsForSecondLook}`,
    [],
  );
  return Number(rows[0]?.[0] ?? 0);
}

/** Refused as `not-ready` while something waits for a moderator, or for a second look. */
export function nothingWaits(): Statement[] {
  return [
    {
      sql: `update consultation set state = state where not exists (select 1 from waiting w
        join contribution c on c.id = w.subject where w.kind = 'contribution' or (${waitsForSecondLook}))`,
      args: [],
    },
    guard('not-ready'),
  ];
}
