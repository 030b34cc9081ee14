import type { CasePart, CaseState, Half, Opening } from '../../../server/core/safeguarding/cases.ts';
import type { Database } from '../../databases.ts';
import type { Statement } from '../../engine.ts';
import { guard } from '../../statement.ts';
import type { HalfRow, SealedCaseRow } from './sealed-cases.ts';

export type NewCase = Omit<SealedCaseRow, 'state' | 'closingBy'> & { readonly minute: number };

/**
 * A case that waits. A child that wrote it has a seat that no erasure waits for, and its number is of no other child's
 * contribution, or it is refused as `not-found`; the same id again as `id-taken`.
 */
export function addCase(row: NewCase): Statement[] {
  const seated = `where exists (select 1 from participant where id = ?2)
          and not exists (select 1 from waiting where kind = 'erasure' and subject = ?2)
          and not exists (select 1 from contribution where id = ?1 and participant_id <> ?2)`;
  return [
    {
      sql: `insert into sealed_case (id, participant_id, kind, language, state, day)
        select ?1, ?2, ?3, ?4, 'sealed', ?5 ${row.kind === 'child' ? seated : ''}`,
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

/**
 * One sealed text with its boxes. Refused as `id-taken` when this number stands already, or this nonce: sent twice, maybe at once. `nonceBytes`:
 * how much of it is its nonce.
 */
export function addText(text: {
  readonly caseId: string;
  readonly number: number;
  readonly part: CasePart;
  readonly body: Uint8Array;
  readonly nonceBytes: number;
  readonly day: string;
  readonly boxes: readonly {
    readonly half: Half;
    readonly staffId: string;
    readonly box: Uint8Array;
    readonly sealedTo: Uint8Array;
  }[];
}): Statement[] {
  return [
    {
      sql: `insert into sealed_text (case_id, number, part, body, day) select ?1, ?2, ?3, ?4, ?5
        where not exists (select 1 from sealed_text where case_id = ?1 and substr(body, 1, ?6) = substr(?4, 1, ?6))`,
      args: [text.caseId, text.number, text.part, text.body, text.day, text.nonceBytes],
      refusal: 'id-taken',
    },
    guard('id-taken'),
    ...text.boxes.map((box) => putHalf({ ...box, caseId: text.caseId, number: text.number, passedBy: '' })),
  ];
}

export function putHalf(row: HalfRowFor): Statement {
  return {
    sql: `insert into sealed_half (case_id, number, half, staff_id, passed_by, box, key_hash)
      values (?1, ?2, ?3, ?4, ?5, ?6, ?7)
      on conflict do update set box = excluded.box, key_hash = excluded.key_hash`,
    args: [row.caseId, row.number, row.half, row.staffId, row.passedBy, row.box, row.sealedTo],
  };
}
type HalfRowFor = Omit<HalfRow, 'box' | 'sealedTo'> & {
  readonly caseId: string;
  readonly box: Uint8Array;
  readonly sealedTo: Uint8Array;
};

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

/** The halves of these leads become such as they had only to hand them on: another lead can be given one. None is no change. */
export function leaveHalves(of: {
  readonly caseId: string;
  readonly part: CasePart;
  readonly staffIds: readonly string[];
}): Statement {
  return {
    sql: `update case_opening set why = 'reseal' where case_id = ?1 and part = ?2 and why = 'open'
      and staff_id in (select value from json_each(?3))`,
    args: [of.caseId, of.part, JSON.stringify(of.staffIds)],
  };
}

/** Refused as `already-decided` from another state. Whatever moves a case, nobody's wish to close it stands any more. */
export function moveCase(of: {
  readonly id: string;
  readonly from: readonly CaseState[];
  readonly to: CaseState;
}): Statement[] {
  return [
    {
      sql: 'update sealed_case set state = ?2, closing_by = null where id = ?1 and state in (select value from json_each(?3))',
      args: [of.id, of.to, JSON.stringify(of.from)],
    },
    guard('already-decided'),
  ];
}

/**
 * More came in a case: what nobody has read, or its child had taken back, is sealed, and what leads have opened stays open. What stands as this is written
 * decides: the second lead may have opened it since it was read, and would never do so again. Refused as `already-decided` where there is no such case.
 */
export function moveWithMore(caseId: string): Statement[] {
  return [
    {
      sql: `update sealed_case set state = case when state in ('sealed', 'withdrawn') then 'sealed' else 'opened' end,
        closing_by = null where id = ?1`,
      args: [caseId],
    },
    guard('already-decided'),
  ];
}

/** A lead asks to close a case, or takes that back. Refused as `already-decided` where another one asked, or it is not open. */
export function askToClose(of: {
  readonly id: string;
  readonly by: string;
  readonly to: 'ask' | 'keep';
}): Statement[] {
  return [
    of.to === 'ask'
      ? {
          sql: `update sealed_case set closing_by = ?2
            where id = ?1 and state in ('opened', 'answered') and coalesce(closing_by, ?2) = ?2`,
          args: [of.id, of.by],
        }
      : {
          sql: 'update sealed_case set closing_by = null where id = ?1 and closing_by is not null',
          args: [of.id],
        },
    guard('already-decided'),
  ];
}

/** Another lead than the one who asked closes it; alone it is refused as `one-person-alone`, also when nobody asks or it is closed: `closerOf` knows. */
export function closeAsked(of: { readonly id: string; readonly by: string }): Statement[] {
  return [
    {
      sql: `update sealed_case set state = 'closed', closing_by = null
        where id = ?1 and state in ('opened', 'answered') and closing_by <> ?2`,
      args: [of.id, of.by],
    },
    guard('one-person-alone'),
  ];
}

/** All that the team wrote goes, sent or not, and what it promised: who takes a case back is told so, and what it tells anew begins with none of it. */
export function forgetAnswers(caseId: string): Statement[] {
  return [
    { sql: 'delete from case_answer where case_id = ?1', args: [caseId] },
    { sql: 'delete from case_remedy where case_id = ?1', args: [caseId] },
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

/** One text goes, with what opens it; a case of which no text is left is taken back, with what the team wrote to it. Done again it changes nothing. */
export function takeBackText(of: { readonly caseId: string; readonly number: number }): Statement[] {
  const empty = 'not exists (select 1 from sealed_text where case_id = ?1)';
  return [
    { sql: 'delete from sealed_half where case_id = ?1 and number = ?2', args: [of.caseId, of.number] },
    { sql: 'delete from sealed_text where case_id = ?1 and number = ?2', args: [of.caseId, of.number] },
    { sql: `delete from case_opening where case_id = ?1 and ${empty}`, args: [of.caseId] },
    { sql: `delete from case_answer where case_id = ?1 and ${empty}`, args: [of.caseId] },
    { sql: `delete from case_remedy where case_id = ?1 and ${empty}`, args: [of.caseId] },
    { sql: `update sealed_case set state = 'withdrawn' where id = ?1 and ${empty}`, args: [of.caseId] },
    { sql: `delete from waiting where kind = 'case' and subject = ?1 and ${empty}`, args: [of.caseId] },
  ];
}

/** A letter is kept from its last line on, also where that is a text about to go: the day of it stays. `going`: which texts go, by ?1. */
function noteLastLine(going: string, value: string): Statement {
  return {
    sql: `update sealed_case set day = max(day, (select max(day) from sealed_text t where t.case_id = sealed_case.id))
      where kind = 'letter' and id in (select case_id from sealed_text where part = 'reach' and ${going})`,
    args: [value],
  };
}

/** How to reach whoever has this case goes, with whatever opens it. */
export function forgetReachOf(caseId: string): Statement[] {
  return [noteLastLine('case_id = ?1', caseId), ...forgetTexts(caseId, 'reach')];
}

/**
 * How to reach a child goes on its day, with whatever opens it: a new way that the child writes is opened anew. Rows: [], [], [],
 * [one for each text that went].
 */
export function forgetReach(beforeDay: string): Statement[] {
  const texts = `select case_id, number from sealed_text where part = 'reach' and day < ?1`;
  return [
    noteLastLine('day < ?1', beforeDay),
    { sql: `delete from sealed_half where (case_id, number) in (${texts})`, args: [beforeDay] },
    {
      sql: `delete from case_opening where part = 'reach' and not exists (select 1 from sealed_text t
        where t.case_id = case_opening.case_id and t.part = 'reach' and t.day >= ?1)`,
      args: [beforeDay],
    },
    { sql: `delete from sealed_text where part = 'reach' and day < ?1 returning 1`, args: [beforeDay] },
  ];
}
