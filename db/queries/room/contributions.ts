import type { AppealState } from '../../../server/core/moderation/appeal.ts';
import type { ContributionState, HiddenSpan } from '../../../server/core/moderation/decide.ts';
import type { Reason } from '../../../server/core/moderation/reasons.ts';
import type { Finding } from '../../../server/core/moderation/screening.ts';
import type { Palette } from '../../../server/core/room/pseudonyms.ts';
import type { ContributionRecord } from '../../../server/core/wire/views.ts';
import type { Database } from '../../databases.ts';
import type { Row, SqlValue, Statement } from '../../engine.ts';
import { overStates } from '../../life-states.ts';
import { processActivity } from '../../process-activity.ts';
import { shownStates } from '../../shown-states.ts';
import { guard } from '../../statement.ts';
import { strangerTo } from '../staff/own-groups.ts';

// The change of the last decision but one. The view of all decisions would be read whole for it.
const lastButOne = `coalesce((select max(d.change) from decision d where d.contribution_id = c.id and d.change <
    (select max(e.change) from decision e where e.contribution_id = c.id)),
  case when c.first_by is not null and exists (select 1 from decision f where f.contribution_id = c.id) then 2 end)`;

export const columns = `c.id, c.participant_id, c.activity_id, c.anchor, c.revision, c.change, c.state, c.language, c.body, c.hidden,
  c.reason, c.findings, c.severity, c.seq, c.day, p.adjective, p.motif, p.palette,
  (select a.state from appeal a where a.contribution_id = c.id and (a.state = 'waiting' or a.change = ${lastButOne})), p.batch_id`;

/** Hot: read at every decision, so the SQL is text and its statement prepared once. `where` is ours, values are bound. */
async function records(
  db: Database,
  where: string,
  args: readonly SqlValue[],
): Promise<ContributionRecord[]> {
  const sql = `select ${columns} from contribution c join participant p on p.id = c.participant_id where ${where}`;
  return (await db.query(sql, args)).map((row) => toRecord(db, row));
}

/** The record of a row that begins with `columns`, in their order. */
export function toRecord(db: Database, row: Row): ContributionRecord {
  return {
    id: row[0] as string,
    participantId: row[1] as string,
    activityId: row[2] as string,
    anchor: row[3] as string,
    revision: row[4] as number,
    change: row[5] as number,
    state: row[6] as ContributionState,
    language: row[7] as string,
    text: db.text.decode(row[8] as Uint8Array),
    hidden: JSON.parse(row[9] as string) as HiddenSpan[],
    reason: row[10] as Reason | null,
    findings: JSON.parse(row[11] as string) as Finding[],
    severity: row[12] as number,
    seq: row[13] as number | null,
    day: row[14] as string,
    pseudonym: { adjective: row[15] as number, motif: row[16] as number, palette: row[17] as Palette },
    appeal: row[18] as AppealState | null,
    batchId: row[19] as string,
  };
}

const shownBefore = `c.activity_id = ?1 and c.seq < ?2 and c.state in ${shownStates}`;
const newestOf = `${shownBefore} order by c.seq desc limit ?3`;
const newestOfStrangers = `${shownBefore} and ${strangerTo('?4', 'c.participant_id')} order by c.seq desc limit ?3`;

/**
 * The newest `limit` contributions of a room that people decided to show, of those before a number if one is given; oldest first. With
 * `staffId` without those of children whom this person knows.
 */
export async function newestShown(
  db: Database,
  of: {
    readonly activityId: string;
    readonly before?: number;
    readonly limit: number;
    readonly staffId?: string;
  },
) {
  const args = [of.activityId, of.before ?? Number.MAX_SAFE_INTEGER, of.limit];
  const newest =
    of.staffId === undefined
      ? records(db, newestOf, args)
      : records(db, newestOfStrangers, [...args, of.staffId]);
  return (await newest).reverse();
}

/** Everything that changed for a room's children after a number: shown ones and taken-out ones alike, in order. */
export function changedAfter(db: Database, query: { activityId: string; seq: number; limit: number }) {
  const where = `c.activity_id = ?1 and (c.seq > ?2 or c.moved > ?2) order by max(coalesce(c.seq, 0), coalesce(c.moved, 0)) limit ?3`;
  return records(db, where, [query.activityId, query.seq, query.limit]);
}

/** All that one child wrote, in no order that tells time. */
export function ofParticipant(db: Database, participantId: string) {
  return records(db, 'c.participant_id = ?1 limit 500', [participantId]);
}

export async function contributionById(db: Database, id: string): Promise<ContributionRecord | undefined> {
  return (await records(db, 'c.id = ?1', [id]))[0];
}

export async function contributionsById(db: Database, ids: readonly string[]): Promise<ContributionRecord[]> {
  return records(db, 'c.id in (select value from json_each(?1))', [JSON.stringify(ids)]);
}

/** Refuses the write where these words are not as somebody read them: whatever moves words raises their change. Refusal: `stale-revision`. */
export function stillAsRead(words: { readonly id: string; readonly change: number }): Statement {
  return {
    sql: 'insert into guard select exists (select 1 from contribution where id = ?1 and change = ?2)',
    args: [words.id, words.change],
    refusal: 'stale-revision',
  };
}

export type HeldContribution = {
  readonly id: string;
  readonly participantId: string;
  readonly activityId: string;
  readonly language: string;
  readonly body: Uint8Array;
  readonly findings: string;
  readonly severity: number;
  readonly day: string;
  readonly minute: number;
  /** Of a design: the position of the place it is about; 0 for the whole of it, and everywhere else. */
  readonly place: number;
};

const holdWhere = (
  stands: string,
) => `insert into contribution (id, participant_id, activity_id, anchor, revision, change, state, language, body, hidden, reason, findings, severity, seq, day)
  select ?1, p.id, a.id, case when ?9 > 0 then 'p' || cast(?9 as integer) else a.anchor end, 1, 1, 'held', ?4, ?5, '[]', null, ?6, ?7, null, ?8
  from participant p, activity a, consultation c
  where p.id = ?2 and a.id = ?3 and a.kind <> 'poll'
    and (?9 = 0 or exists (select 1 from design_place where activity_id = ?3 and position = ?9))
    and ${stands}
    and (a.group_of = '' or exists (select 1 from small_group_seat where activity_id = a.id and participant_id = ?2))
    and not exists (select 1 from waiting where kind = 'erasure' and subject = ?2)`;

// Two texts, each made once: what is hot is found among the prepared statements by its text. The usual one does not read the table
// that it writes: for that SQLite would put each row into a table of its own first, a third of what the statement costs (decision 124).
const holdWhileOpen = holdWhere(`a.state = 'open' and c.state = 'open'`);
const holdOnceOver = holdWhere(`c.state in ${overStates}
      and not exists (select 1 from contribution o where o.participant_id = ?2 and o.activity_id = ?3
        and o.state not in ('withdrawn', 'erased', 'returned', 'refused'))`);

/**
 * Hot: one post. The conditions stand in the SQL: the activity and the consultation are open and the author has a seat
 * that no erasure waits for, in a small group one of this group, or nothing is inserted and the guard says so. A second post with the same id is refused as `id-taken`, and the caller
 * looks whose it is. A poll takes no words. Words about the process are taken the other way round: once all is over, and one at a
 * time of each child. Rows: …, [[desk, anchor, adjective, motif, palette, kind, batch]].
 */
export function holdContribution(held: HeldContribution): Statement[] {
  return [
    {
      sql: held.activityId === processActivity ? holdOnceOver : holdWhileOpen,
      args: [
        held.id,
        held.participantId,
        held.activityId,
        held.language,
        held.body,
        held.findings,
        held.severity,
        held.day,
        held.place,
      ],
      refusal: 'id-taken',
    },
    guard('activity-closed'),
    {
      sql: `insert into waiting (kind, subject, holder, since_minute, due_minute) values ('contribution', ?1, '', ?2, 0)`,
      args: [held.id, held.minute],
    },
    ...raiseDesk(held),
  ];
}

/** Rows of the last one: [desk, anchor, adjective, motif, palette, kind, batch]: what the announcement needs, read in the commit itself. */
function raiseDesk({ activityId, participantId, place }: HeldContribution): Statement[] {
  return [
    { sql: `update counter set value = value + 1 where name = 'desk'`, args: [] },
    {
      sql: `select k.value, case when ?3 > 0 then 'p' || cast(?3 as integer) else a.anchor end,
          p.adjective, p.motif, p.palette, a.kind, p.batch_id
        from counter k, participant p, activity a where k.name = 'desk' and p.id = ?1 and a.id = ?2`,
      args: [participantId, activityId, place],
      one: true,
    },
  ];
}
