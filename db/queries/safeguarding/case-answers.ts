import type { Remedy } from '../../../server/core/safeguarding/cases.ts';
import type { Database } from '../../databases.ts';
import type { Statement } from '../../engine.ts';
import { guard } from '../../statement.ts';

/** Holds while leads have opened a case and its child has not taken it back: nothing is left of what somebody writes to it at that moment. Refused as `not-found`. */
function standsOpen(caseId: string): Statement[] {
  return [
    {
      sql: `update sealed_case set state = state where id = ?1 and state in ('opened', 'answered', 'closed')`,
      args: [caseId],
    },
    guard('not-found'),
  ];
}

/** Written by one lead; refused as `id-taken` when that number stands, and as `not-found` where the case was taken back meanwhile. */
export function addAnswer(
  db: Database,
  answer: {
    readonly caseId: string;
    readonly number: number;
    readonly body: string;
    readonly staffId: string;
    readonly day: string;
  },
): Statement[] {
  return [
    ...standsOpen(answer.caseId),
    {
      sql: 'insert into case_answer (case_id, number, body, written_by, day) values (?1, ?2, ?3, ?4, ?5)',
      args: [answer.caseId, answer.number, db.text.encode(answer.body), answer.staffId, answer.day],
      refusal: 'id-taken',
    },
  ];
}

/** An answer by the bytes that were read: its number alone may be that of other words by now. */
type ReadAnswer = { readonly caseId: string; readonly number: number; readonly stored: Uint8Array };

/**
 * Seen by another lead, and sent with it. Refused as `one-person-alone`, also when it is sent, gone, or holds other words: whoever reads it then
 * knows which.
 */
export function seeAnswer(of: ReadAnswer & { readonly staffId: string }): Statement[] {
  return [
    {
      sql: `update case_answer set seen_by = ?3 where case_id = ?1 and number = ?2 and body = ?4
        and seen_by is null and written_by <> ?3`,
      args: [of.caseId, of.number, of.staffId, of.stored],
    },
    guard('one-person-alone'),
  ];
}

/**
 * With an answer the wait ends, unless words came that whoever wrote it had not read: texts and answers share their numbers, and of two
 * with one number neither read the other. Then the case waits on. Refused as `already-decided` where nobody has opened it.
 */
export function endWaitWithAnswer(of: { readonly caseId: string; readonly number: number }): Statement[] {
  const unread = 'exists (select 1 from sealed_text where case_id = ?1 and number >= ?2)';
  const args = [of.caseId, of.number];
  return [
    {
      sql: `update sealed_case set state = case when ${unread} then 'opened' else 'answered' end, closing_by = null
        where id = ?1 and state in ('opened', 'answered', 'closed')`,
      args,
    },
    guard('already-decided'),
    { sql: `delete from waiting where kind = 'case' and subject = ?1 and not ${unread}`, args },
  ];
}

/** Refused as `already-decided` when it is sent, gone, or holds other words. */
export function dropAnswer(of: ReadAnswer): Statement[] {
  return [
    {
      sql: 'delete from case_answer where case_id = ?1 and number = ?2 and body = ?3 and seen_by is null',
      args: [of.caseId, of.number, of.stored],
    },
    guard('already-decided'),
  ];
}

/** Promised on a day; promised again it stays as it was. Refused as `not-found` where the case was taken back meanwhile. */
export function promiseRemedy(of: {
  readonly caseId: string;
  readonly remedy: Remedy;
  readonly staffId: string;
  readonly day: string;
}): Statement[] {
  return [
    ...standsOpen(of.caseId),
    {
      sql: `insert into case_remedy (case_id, remedy, staff_id, day) values (?1, ?2, ?3, ?4) on conflict do nothing`,
      args: [of.caseId, of.remedy, of.staffId, of.day],
    },
  ];
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
