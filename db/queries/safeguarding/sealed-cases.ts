import { asc, eq } from 'drizzle-orm';
import type {
  CasePart,
  CaseState,
  Half,
  Opening,
  OpeningReason,
  Remedy,
} from '../../../server/core/safeguarding/cases.ts';
import type { Database } from '../../databases.ts';
import type { Statement } from '../../engine.ts';
import {
  caseAnswer,
  caseOpening,
  caseRemedy,
  sealedCase,
  sealedHalf,
  sealedText,
} from '../../schema/safeguarding.ts';

export type SealedCaseRow = {
  readonly id: string;
  /** '' of whoever has no seat, and of a rehearsal. */
  readonly participantId: string;
  readonly kind: 'child' | 'letter' | 'drill';
  readonly language: string;
  readonly state: CaseState;
  readonly day: string;
  /** The lead that asked to close it; another one does. */
  readonly closingBy: string | null;
};

function toCase(row: typeof sealedCase.$inferSelect): SealedCaseRow {
  return { ...row, kind: row.kind as SealedCaseRow['kind'], state: row.state as CaseState };
}

export async function caseById(db: Database, id: string): Promise<SealedCaseRow | undefined> {
  const row = await db.read.select().from(sealedCase).where(eq(sealedCase.id, id)).get();
  return row && toCase(row);
}

/** Who closed a case last, as the log has it. */
export async function closerOf(db: Database, caseId: string): Promise<string | undefined> {
  const [row] = await db.query(
    `select actor from audit where subject = ?1 and deed = 'case:close' order by n desc limit 1`,
    [caseId],
  );
  return row && String(row[0]);
}

/** Ids of those that nobody took back. */
export async function standingCases(db: Database): Promise<readonly string[]> {
  const rows = await db.query(`select id from sealed_case where state <> 'withdrawn'`, []);
  return rows.map(([id]) => String(id));
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

export type WaitingCase = Pick<SealedCaseRow, 'kind' | 'participantId'> & { readonly sinceMinute: number };

/** Those that wait for leads, the longest wait first; rehearsals and whoever is being erased are none. */
export async function waitingCases(db: Database): Promise<readonly WaitingCase[]> {
  const rows = await db.query(
    `select c.kind, c.participant_id, w.since_minute from waiting w join sealed_case c on c.id = w.subject
      where w.kind = 'case' and c.kind <> 'drill'
      and not exists (select 1 from waiting e where e.kind = 'erasure' and e.subject = c.participant_id)
      order by w.since_minute`,
    [],
  );
  return rows.map(([kind, participantId, since]) => ({
    kind: kind as WaitingCase['kind'],
    participantId: String(participantId),
    sinceMinute: Number(since),
  }));
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

/** Every sealed text there is, to find again which of them a list of what was taken back names. `nonceBytes`: how much of it is its nonce. */
export async function sealedTexts(
  db: Database,
  nonceBytes: number,
): Promise<readonly { readonly caseId: string; readonly number: number; readonly nonce: Buffer }[]> {
  const rows = await db.query('select case_id, number, substr(body, 1, ?1) from sealed_text', [nonceBytes]);
  return rows.map(([caseId, number, nonce]) => ({
    caseId: String(caseId),
    number: Number(number),
    nonce: Buffer.from(nonce as Uint8Array),
  }));
}

/** A query of one text: what was told in a case and what the child reads of its team, for `stillStored`. `nonceBytes`: how much of a text is its nonce. */
export function saidIn(caseId: string, nonceBytes: number): Statement {
  return {
    sql: `select json_array(
      (select json_group_array(number || ' ' || hex(substr(body, 1, ?2))) from
        (select number, body from sealed_text where case_id = ?1 order by number)),
      (select json_group_array(number) from
        (select number from case_answer where case_id = ?1 and seen_by is not null order by number)))`,
    args: [caseId, nonceBytes],
  };
}

export type HalfRow = {
  readonly number: number;
  readonly half: Half;
  readonly staffId: string;
  readonly passedBy: string;
  readonly box: Buffer;
  /** The trace of the key it is for; empty where nobody noted it. */
  readonly sealedTo: Buffer;
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

/** What the team wrote, in the order in which it came; `stored`: the bytes of its words as they lie there. */
export async function answersOf(db: Database, caseId: string) {
  const rows = await db.read
    .select()
    .from(caseAnswer)
    .where(eq(caseAnswer.caseId, caseId))
    .orderBy(asc(caseAnswer.number));
  return rows.map((row) => ({ ...row, body: db.text.decode(row.body), stored: row.body }));
}

export async function remediesOf(db: Database, caseId: string) {
  const rows = await db.read.select().from(caseRemedy).where(eq(caseRemedy.caseId, caseId));
  return rows.map((row) => ({ ...row, remedy: row.remedy as Remedy }));
}
