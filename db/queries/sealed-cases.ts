import { asc, eq } from 'drizzle-orm';
import type {
  CasePart,
  CaseState,
  Half,
  Opening,
  OpeningReason,
  Remedy,
} from '../../server/core/safeguarding/cases.ts';
import type { Database } from '../databases.ts';
import type { Statement } from '../engine.ts';
import {
  caseAnswer,
  caseOpening,
  caseRemedy,
  sealedCase,
  sealedHalf,
  sealedText,
} from '../schema/safeguarding.ts';
import { guard } from '../statement.ts';

export type SealedCaseRow = {
  readonly id: string;
  readonly participantId: string;
  readonly kind: 'child' | 'drill';
  readonly language: string;
  readonly state: CaseState;
  readonly day: string;
};

function toCase(row: typeof sealedCase.$inferSelect): SealedCaseRow {
  return { ...row, kind: row.kind as SealedCaseRow['kind'], state: row.state as CaseState };
}

export async function caseById(db: Database, id: string): Promise<SealedCaseRow | undefined> {
  const row = await db.read.select().from(sealedCase).where(eq(sealedCase.id, id)).get();
  return row && toCase(row);
}

/** In no order that tells time. */
export async function casesOfChild(db: Database, participantId: string): Promise<SealedCaseRow[]> {
  const rows = await db.read.select().from(sealedCase).where(eq(sealedCase.participantId, participantId));
  return rows.map(toCase);
}

/** All cases but those of a child whose erasure waits; those that wait first, and the longest wait before others. */
export async function casesByWait(
  db: Database,
): Promise<readonly (SealedCaseRow & { readonly sinceMinute: number | null })[]> {
  const rows = await db.query(
    `select c.id, w.since_minute from sealed_case c left join waiting w on w.kind = 'case' and w.subject = c.id
      where not exists (select 1 from waiting e where e.kind = 'erasure' and e.subject = c.participant_id)
      order by w.since_minute is null, w.since_minute, c.day desc, c.id`,
    [],
  );
  const known = new Map((await db.read.select().from(sealedCase)).map((row) => [row.id, toCase(row)]));
  return rows.flatMap(([id, since]) => {
    const row = known.get(String(id));
    return row ? [{ ...row, sinceMinute: since === null ? null : Number(since) }] : [];
  });
}

export type SealedTextRow = {
  readonly number: number;
  readonly part: CasePart;
  readonly body: Buffer;
  readonly day: string;
};

export async function textsOf(db: Database, caseId: string): Promise<SealedTextRow[]> {
  const rows = await db.read
    .select()
    .from(sealedText)
    .where(eq(sealedText.caseId, caseId))
    .orderBy(asc(sealedText.number));
  return rows.map(({ number, part, body, day }) => ({ number, part: part as CasePart, body, day }));
}

export type HalfRow = {
  readonly number: number;
  readonly half: Half;
  readonly staffId: string;
  readonly passedBy: string;
  readonly box: Buffer;
};

export async function halvesOf(db: Database, caseId: string): Promise<HalfRow[]> {
  const rows = await db.read.select().from(sealedHalf).where(eq(sealedHalf.caseId, caseId));
  return rows.map((row) => ({ ...row, half: row.half as Half }));
}

export async function openingsOf(db: Database, caseId: string): Promise<(Opening & { reason: string })[]> {
  const rows = await db.read.select().from(caseOpening).where(eq(caseOpening.caseId, caseId));
  return rows.map((row) => ({
    part: row.part as CasePart,
    staffId: row.staffId,
    half: row.half as Opening['half'],
    why: row.why as OpeningReason,
    day: row.day,
    reason: db.text.decode(row.reason),
  }));
}

export async function answersOf(db: Database, caseId: string) {
  const rows = await db.read
    .select()
    .from(caseAnswer)
    .where(eq(caseAnswer.caseId, caseId))
    .orderBy(asc(caseAnswer.number));
  return rows.map((row) => ({ ...row, body: db.text.decode(row.body) }));
}

export async function remediesOf(db: Database, caseId: string) {
  const rows = await db.read.select().from(caseRemedy).where(eq(caseRemedy.caseId, caseId));
  return rows.map((row) => ({ ...row, remedy: row.remedy as Remedy }));
}

export type NewCase = Omit<SealedCaseRow, 'state'> & { readonly minute: number };

/**
 * A case that waits. The author has a seat that no erasure waits for, or it is refused as `not-found`; the same id again as
 * `id-taken`.
 */
export function addCase(row: NewCase): Statement[] {
  return [
    {
      sql: `insert into sealed_case (id, participant_id, kind, language, state, day)
        select ?1, ?2, ?3, ?4, 'sealed', ?5 where ?3 = 'drill' or (exists (select 1 from participant where id = ?2)
          and not exists (select 1 from waiting where kind = 'erasure' and subject = ?2))`,
      args: [row.id, row.participantId, row.kind, row.language, row.day],
      refusal: 'id-taken',
    },
    guard('not-found'),
    waitForLeads(row.id, row.minute),
  ];
}

/** Counts from when it began to wait; one that waits already keeps its minute. */
export function waitForLeads(caseId: string, minute: number): Statement {
  return {
    sql: `insert into waiting (kind, subject, holder, since_minute, due_minute) values ('case', ?1, '', ?2, 0)
      on conflict do nothing`,
    args: [caseId, minute],
  };
}

export function endCaseWait(caseId: string): Statement {
  return { sql: `delete from waiting where kind = 'case' and subject = ?1`, args: [caseId] };
}

/** One sealed text with its boxes. Refused as `id-taken` when this number stands already: sent twice at once. */
export function addText(text: {
  readonly caseId: string;
  readonly number: number;
  readonly part: CasePart;
  readonly body: Uint8Array;
  readonly day: string;
  readonly boxes: readonly { readonly half: Half; readonly staffId: string; readonly box: Uint8Array }[];
}): Statement[] {
  return [
    {
      sql: 'insert into sealed_text (case_id, number, part, body, day) values (?1, ?2, ?3, ?4, ?5)',
      args: [text.caseId, text.number, text.part, text.body, text.day],
      refusal: 'id-taken',
    },
    ...text.boxes.map((box) => putHalf({ ...box, caseId: text.caseId, number: text.number, passedBy: '' })),
  ];
}

export function putHalf(row: HalfRowFor): Statement {
  return {
    sql: `insert into sealed_half (case_id, number, half, staff_id, passed_by, box) values (?1, ?2, ?3, ?4, ?5, ?6)
      on conflict do update set box = excluded.box`,
    args: [row.caseId, row.number, row.half, row.staffId, row.passedBy, row.box],
  };
}
type HalfRowFor = Omit<HalfRow, 'box'> & { readonly caseId: string; readonly box: Uint8Array };

/**
 * Gives a lead a half. Refused as `already-decided` when another lead has this half, or this one the other: the unique keys
 * decide, whoever comes at once.
 */
export function giveHalf(
  db: Database,
  of: Opening & { readonly caseId: string; readonly reason: string },
): Statement[] {
  return [
    {
      sql: `insert into case_opening (case_id, part, staff_id, half, why, reason, day) values (?1, ?2, ?3, ?4, ?5, ?6, ?7)
        on conflict (case_id, part, staff_id) do update set half = excluded.half, why = excluded.why, reason = excluded.reason,
          day = excluded.day
          where excluded.why = 'alone' or (case_opening.half = excluded.half and excluded.why = 'open')`,
      args: [of.caseId, of.part, of.staffId, of.half, of.why, db.text.encode(of.reason), of.day],
      refusal: 'already-decided',
    },
    guard('already-decided'),
  ];
}

/** Refused as `already-decided` from another state. */
export function moveCase(of: {
  readonly id: string;
  readonly from: readonly CaseState[];
  readonly to: CaseState;
}): Statement[] {
  return [
    {
      sql: 'update sealed_case set state = ?2 where id = ?1 and state in (select value from json_each(?3))',
      args: [of.id, of.to, JSON.stringify(of.from)],
    },
    guard('already-decided'),
  ];
}

/** Everything sealed in a case goes, or one part of it; the case itself and what the team answered stay. */
export function forgetTexts(caseId: string, part?: CasePart): Statement[] {
  const where = part === undefined ? '' : ` and part = '${part}'`;
  return [
    {
      sql: `delete from sealed_half where case_id = ?1 and number in (select number from sealed_text where case_id = ?1${where})`,
      args: [caseId],
    },
    { sql: `delete from sealed_text where case_id = ?1${where}`, args: [caseId] },
    { sql: `delete from case_opening where case_id = ?1${where}`, args: [caseId] },
  ];
}

/** How to reach a child goes on its day, with whatever opens it. Rows: [], [one for each text that went]. */
export function forgetReach(beforeDay: string): Statement[] {
  const texts = `select case_id, number from sealed_text where part = 'reach' and day < ?1`;
  return [
    { sql: `delete from sealed_half where (case_id, number) in (${texts})`, args: [beforeDay] },
    { sql: `delete from sealed_text where part = 'reach' and day < ?1 returning 1`, args: [beforeDay] },
  ];
}

/** A lead that is one no longer has no box, and holds no case. */
export function forgetLead(staffId: string): Statement[] {
  return [
    { sql: 'delete from sealed_half where staff_id = ?1', args: [staffId] },
    { sql: `delete from case_opening where staff_id = ?1 and why <> 'alone'`, args: [staffId] },
  ];
}

/** Written by one lead; refused as `id-taken` when that number stands. */
export function addAnswer(
  db: Database,
  answer: {
    readonly caseId: string;
    readonly number: number;
    readonly body: string;
    readonly staffId: string;
    readonly day: string;
  },
): Statement {
  return {
    sql: 'insert into case_answer (case_id, number, body, written_by, day) values (?1, ?2, ?3, ?4, ?5)',
    args: [answer.caseId, answer.number, db.text.encode(answer.body), answer.staffId, answer.day],
    refusal: 'id-taken',
  };
}

/** Seen by another lead, and sent with it. Refused as `one-person-alone`, also when it is sent or gone. */
export function seeAnswer(of: {
  readonly caseId: string;
  readonly number: number;
  readonly staffId: string;
}): Statement[] {
  return [
    {
      sql: `update case_answer set seen_by = ?3 where case_id = ?1 and number = ?2 and seen_by is null and written_by <> ?3`,
      args: [of.caseId, of.number, of.staffId],
    },
    guard('one-person-alone'),
  ];
}

export function dropAnswer(of: { readonly caseId: string; readonly number: number }): Statement[] {
  return [
    {
      sql: 'delete from case_answer where case_id = ?1 and number = ?2 and seen_by is null',
      args: [of.caseId, of.number],
    },
    guard('already-decided'),
  ];
}

/** Promised on a day; promised again it stays as it was. */
export function promiseRemedy(of: {
  readonly caseId: string;
  readonly remedy: Remedy;
  readonly staffId: string;
  readonly day: string;
}): Statement {
  return {
    sql: `insert into case_remedy (case_id, remedy, staff_id, day) values (?1, ?2, ?3, ?4) on conflict do nothing`,
    args: [of.caseId, of.remedy, of.staffId, of.day],
  };
}

/** Refused as `already-decided` when it was not promised, or is done. */
export function doneRemedy(of: {
  readonly caseId: string;
  readonly remedy: Remedy;
  readonly day: string;
}): Statement[] {
  return [
    {
      sql: 'update case_remedy set done_day = ?3 where case_id = ?1 and remedy = ?2 and done_day is null',
      args: [of.caseId, of.remedy, of.day],
    },
    guard('already-decided'),
  ];
}

/**
 * A contribution that its author sends to the team instead: its words are not stored, it waits for nobody and reaches no
 * desk. The conditions of a post hold. Refused as `id-taken` and `activity-closed`.
 */
export function sealContribution(of: {
  readonly id: string;
  readonly participantId: string;
  readonly activityId: string;
  readonly language: string;
  readonly empty: Uint8Array;
  readonly day: string;
}): Statement[] {
  return [
    {
      sql: `insert into contribution (id, participant_id, activity_id, anchor, revision, change, state, language, body, hidden, reason, findings, severity, seq, day)
        select ?1, p.id, a.id, a.anchor, 1, 1, 'sealed', ?4, ?5, '[]', null, '[]', 0, null, ?6
        from participant p, activity a where p.id = ?2 and a.id = ?3 and a.kind <> 'poll'`,
      args: [of.id, of.participantId, of.activityId, of.language, of.empty, of.day],
      refusal: 'id-taken',
    },
    guard('activity-unknown'),
  ];
}

/** Words that waited for a moderator and go to the team instead: their bytes go in this commit. Refused as `stale-revision`. */
export function sealHeld(of: {
  readonly id: string;
  readonly change: number;
  readonly empty: Uint8Array;
}): Statement[] {
  return [
    {
      sql: `update contribution set state = 'sealed', change = change + 1, body = ?3, hidden = '[]', reason = null,
        findings = '[]', severity = 0 where id = ?1 and change = ?2 and state = 'held'`,
      args: [of.id, of.change, of.empty],
    },
    guard('stale-revision'),
    {
      sql: `delete from waiting where subject = ?1 and kind in ('contribution', 'claim')`,
      args: [of.id],
    },
  ];
}
