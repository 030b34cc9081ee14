import { asc, eq } from 'drizzle-orm';
import type {
  DeedState,
  FindingResponse,
  ResponseDecision,
  SaidBefore,
} from '../../../server/core/analysis/findings.ts';
import type { Database } from '../../databases.ts';
import type { Statement } from '../../engine.ts';
import { response } from '../../schema/control.ts';
import { responseBefore, responseDeed, responsePlain } from '../../schema/ledger.ts';
import { guard } from '../../statement.ts';

type Text = { readonly language: string; readonly body: string };
type PlainText = Text & { readonly level: string };
type Writable = Omit<FindingResponse, 'texts' | 'plain' | 'deed' | 'before'> & {
  texts: Text[];
  plain: PlainText[];
  deed: (NonNullable<FindingResponse['deed']> & { texts: Text[] }) | null;
  before: SaidBefore[];
};

/** What was answered to the findings of one release, and what became of it. */
export async function responsesTo(db: Database, releaseId: string): Promise<readonly FindingResponse[]> {
  const [rows, plain, deeds, before] = await Promise.all([
    db.read
      .select()
      .from(response)
      .where(eq(response.releaseId, releaseId))
      .orderBy(asc(response.findingId), asc(response.language)),
    db.read.select().from(responsePlain).where(eq(responsePlain.releaseId, releaseId)),
    db.read
      .select()
      .from(responseDeed)
      .where(eq(responseDeed.releaseId, releaseId))
      .orderBy(asc(responseDeed.language)),
    db.read
      .select()
      .from(responseBefore)
      .where(eq(responseBefore.releaseId, releaseId))
      .orderBy(asc(responseBefore.number)),
  ]);
  const found = new Map<string, Writable>();
  for (const row of rows) {
    const one: Writable = found.get(row.findingId) ?? {
      findingId: row.findingId,
      decision: row.decision as ResponseDecision,
      texts: [],
      plain: [],
      dueDay: row.dueDay,
      signedBy: db.text.decode(row.signedBy),
      day: row.day,
      deed: null,
      before: [],
    };
    found.set(row.findingId, one);
    one.texts.push({ language: row.language, body: db.text.decode(row.body) });
  }
  for (const { findingId, language, level, body } of plain)
    found.get(findingId)?.plain.push({ language, level, body: db.text.decode(body) });
  for (const row of deeds) {
    const one = found.get(row.findingId);
    if (!one) continue;
    one.deed ??= {
      state: row.state as DeedState,
      texts: [],
      signedBy: db.text.decode(row.signedBy),
      day: row.day,
    };
    one.deed.texts.push({ language: row.language, body: db.text.decode(row.body) });
  }
  for (const { findingId, decision, dueDay, day } of before)
    found.get(findingId)?.before.push({ decision: decision as ResponseDecision, dueDay, day });
  return [...found.values()];
}

/** One text of all that an answer says, as it is stored; '' where nothing is answered. For `stillStored`. */
export function storedAnswer(of: { readonly releaseId: string; readonly findingId: string }): Statement {
  return {
    sql: `select coalesce(group_concat(part, ' '), '') from (
      select language || decision || due_day || hex(body) part from response where release_id = ?1 and finding_id = ?2
      union all select language || level || hex(body) from response_plain where release_id = ?1 and finding_id = ?2
      order by part)`,
    args: [of.releaseId, of.findingId],
  };
}

/** The same of what is promised, and of what was said of that. */
export function storedDeed(of: { readonly releaseId: string; readonly findingId: string }): Statement {
  return {
    sql: `select coalesce(group_concat(part, ' '), '') from (
      select distinct decision || due_day part from response where release_id = ?1 and finding_id = ?2
      union all select language || state || hex(body) from response_deed where release_id = ?1 and finding_id = ?2
      order by part)`,
    args: [of.releaseId, of.findingId],
  };
}

/**
 * Answers one finding, in place of whatever was answered before; `not-found` when the release is not there. With another decision or
 * another day it is another promise: what was said of the old one goes, and which day that had stays. Better words, or words in another language,
 * change neither, and not the day on which it was given: `day` is that of another promise alone.
 */
export function putResponse(
  db: Database,
  row: {
    readonly releaseId: string;
    readonly findingId: string;
    readonly decision: ResponseDecision;
    readonly texts: readonly Text[];
    readonly plain: readonly PlainText[];
    readonly dueDay: string;
    readonly signedBy: string;
    readonly day: string;
  },
): Statement[] {
  const of = [row.releaseId, row.findingId];
  const another = [...of, row.decision, row.dueDay];
  return [
    {
      sql: `insert into response_before (release_id, finding_id, number, decision, due_day, day)
        select release_id, finding_id, (select count(*) from response_before where release_id = ?1 and finding_id = ?2),
          decision, due_day, day from response
        where release_id = ?1 and finding_id = ?2 and (decision <> ?3 or due_day <> ?4) limit 1`,
      args: another,
    },
    {
      sql: `delete from response_deed where release_id = ?1 and finding_id = ?2 and exists
        (select 1 from response where release_id = ?1 and finding_id = ?2 and (decision <> ?3 or due_day <> ?4))`,
      args: another,
    },
    // What stays is the same promise, and has the day on which it was given.
    {
      sql: 'delete from response where release_id = ?1 and finding_id = ?2 and (decision <> ?3 or due_day <> ?4)',
      args: another,
    },
    { sql: 'delete from response_plain where release_id = ?1 and finding_id = ?2', args: of },
    ...row.texts.flatMap((text) => [
      {
        sql: `insert into response (release_id, finding_id, language, decision, body, signed_by, day, due_day)
          select id, ?2, ?3, ?4, ?5, ?6,
            coalesce((select min(day) from response where release_id = ?1 and finding_id = ?2), ?7), ?8
          from release where id = ?1
          on conflict (release_id, finding_id, language)
            do update set body = excluded.body, signed_by = excluded.signed_by`,
        args: [
          ...of,
          text.language,
          row.decision,
          db.text.encode(text.body),
          db.text.encode(row.signedBy),
          row.day,
          row.dueDay,
        ],
      },
      guard('not-found'),
    ]),
    onlyIn('response', of, row.texts),
    ...row.plain.map((text) => ({
      sql: 'insert into response_plain (release_id, finding_id, language, level, body) values (?1, ?2, ?3, ?4, ?5)',
      args: [...of, text.language, text.level, db.text.encode(text.body)],
    })),
  ];
}

/** Drops the words in languages in which nothing is said any more. After the new ones are there: the first day is read from any that stand. */
function onlyIn(
  table: 'response' | 'response_deed',
  of: readonly string[],
  texts: readonly Text[],
): Statement {
  return {
    sql: `delete from ${table} where release_id = ?1 and finding_id = ?2
      and language not in (select value from json_each(?3))`,
    args: [...of, JSON.stringify(texts.map(({ language }) => language))],
  };
}

/**
 * Says whether what was promised was done, in place of what was said before; `state-forbids` where nothing is promised. The same said in better words
 * keeps its day.
 */
export function putDeed(
  db: Database,
  row: {
    readonly releaseId: string;
    readonly findingId: string;
    readonly state: DeedState;
    readonly texts: readonly Text[];
    readonly signedBy: string;
    readonly day: string;
  },
): Statement[] {
  const of = [row.releaseId, row.findingId];
  return [
    {
      sql: 'delete from response_deed where release_id = ?1 and finding_id = ?2 and state <> ?3',
      args: [...of, row.state],
    },
    ...row.texts.flatMap((text) => [
      {
        sql: `insert into response_deed (release_id, finding_id, language, state, body, signed_by, day)
          select ?1, ?2, ?3, ?4, ?5, ?6,
            coalesce((select min(day) from response_deed where release_id = ?1 and finding_id = ?2), ?7)
          where exists
            (select 1 from response where release_id = ?1 and finding_id = ?2 and decision in ('yes', 'partly'))
          on conflict (release_id, finding_id, language)
            do update set body = excluded.body, signed_by = excluded.signed_by`,
        args: [
          ...of,
          text.language,
          row.state,
          db.text.encode(text.body),
          db.text.encode(row.signedBy),
          row.day,
        ],
      },
      guard('state-forbids'),
    ]),
    onlyIn('response_deed', of, row.texts),
  ];
}
