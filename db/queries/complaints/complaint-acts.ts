import type {
  ComplaintKind,
  ComplaintOutcome,
  ComplaintState,
  ComplaintWay,
} from '../../../server/core/privacy/complaint.ts';
import type { Statement } from '../../engine.ts';
import { guard } from '../../statement.ts';

/** The same form again is the same complaint: nothing is added twice, whichever words it carries the second time. */
export function addComplaint(row: {
  readonly id: string;
  readonly organisationId: string;
  readonly consultationId: string;
  readonly kind: ComplaintKind;
  readonly way: ComplaintWay;
  readonly language: string;
  readonly joinHash: Uint8Array | null;
  readonly body: Uint8Array;
  readonly day: string;
  readonly dueDay: string;
}): Statement {
  return {
    sql: `insert into complaint (id, organisation_id, consultation_id, kind, way, language, state, join_hash, body, day, due_day)
      values (?1, ?2, ?3, ?4, ?5, ?6, 'received', ?7, ?8, ?9, ?10)`,
    args: [
      row.id,
      row.organisationId,
      row.consultationId,
      row.kind,
      row.way,
      row.language,
      row.joinHash,
      row.body,
      row.day,
      row.dueDay,
    ],
    refusal: 'id-taken',
  };
}

/** A receipt of a complaint that is still there and not over. The same words again are the same receipt. */
export function addReceipt(row: {
  readonly verifier: Uint8Array;
  readonly complaintId: string;
  readonly begun: boolean;
}): Statement {
  return {
    sql: `insert into complaint_receipt (verifier, complaint_id, begun) select ?1, id, ?3 from complaint
      where id = ?2 and state not in ('closed', 'escalated')`,
    args: [row.verifier, row.complaintId, row.begun ? 1 : 0],
    refusal: 'id-taken',
  };
}

/** From one state to another, refused as `state-forbids` when it moved meanwhile. */
export function moveComplaint(of: {
  readonly id: string;
  readonly from: ComplaintState;
  readonly to: ComplaintState;
  readonly dueDay?: string;
  readonly settledDay?: string;
}): Statement[] {
  return [
    {
      sql: `update complaint set state = ?3, due_day = coalesce(?4, due_day), settled_day = coalesce(?5, settled_day)
        where id = ?1 and state = ?2`,
      args: [of.id, of.from, of.to, of.dueDay ?? null, of.settledDay ?? null],
    },
    guard('state-forbids'),
  ];
}

/** How many answers it has, as one text. */
export function newestRound(complaintId: string): Statement {
  return {
    sql: `select cast(coalesce(max(round), 0) as text) from complaint_answer where complaint_id = ?1`,
    args: [complaintId],
  };
}

/** How many hold a receipt of it, as one text. */
export function receiptsNow(complaintId: string): Statement {
  return {
    sql: 'select cast(count(*) as text) from complaint_receipt where complaint_id = ?1',
    args: [complaintId],
  };
}

/** What a receipt said of an answer, once for each answer: `already-decided` the second time. */
export function noteFelt(of: {
  readonly verifier: Uint8Array;
  readonly felt: 'helped' | 'not-helped';
}): Statement[] {
  return [
    {
      sql: 'update complaint_receipt set felt = ?2 where verifier = ?1 and felt is null',
      args: [of.verifier, of.felt],
    },
    guard('already-decided'),
  ];
}

export function addReply(row: { id: string; complaintId: string; body: Uint8Array; day: string }): Statement {
  return {
    sql: 'insert into complaint_reply (id, complaint_id, body, day) values (?1, ?2, ?3, ?4)',
    args: [row.id, row.complaintId, row.body, row.day],
    refusal: 'already-decided',
  };
}

/** An answer at both levels; everybody with a receipt may say anew whether it helped. */
export function addAnswer(of: {
  readonly complaintId: string;
  readonly from: ComplaintState;
  readonly round: 1 | 2;
  readonly outcome: ComplaintOutcome;
  readonly texts: Readonly<Record<'younger' | 'older', Uint8Array>>;
  readonly staffId: string;
  readonly day: string;
  readonly answeredDay: string;
  readonly dueDay: string;
}): Statement[] {
  return [
    {
      sql: `update complaint set state = 'answered', outcome = ?3, answered_day = coalesce(answered_day, ?4), due_day = ?5
        where id = ?1 and state = ?2`,
      args: [of.complaintId, of.from, of.outcome, of.answeredDay, of.dueDay],
    },
    guard('state-forbids'),
    ...(['younger', 'older'] as const).map((level) => ({
      sql: 'insert into complaint_answer (complaint_id, round, level, body, staff_id, day) values (?1, ?2, ?3, ?4, ?5, ?6)',
      args: [of.complaintId, of.round, level, of.texts[level], of.staffId, of.day],
      refusal: 'already-decided',
    })),
    { sql: 'update complaint_receipt set felt = null where complaint_id = ?1', args: [of.complaintId] },
  ];
}

export function setConsultation(of: { id: string; consultationId: string }): Statement {
  return {
    sql: 'update complaint set consultation_id = ?2 where id = ?1',
    args: [of.id, of.consultationId],
  };
}

/** A receipt is given back; with the last one everything that was said goes. */
export function dropReceipt(of: { verifier: Uint8Array; complaintId: string }): Statement[] {
  const none = 'not exists (select 1 from complaint_receipt where complaint_id = ?1)';
  return [
    { sql: 'delete from complaint_receipt where verifier = ?1', args: [of.verifier] },
    guard('not-found'),
    ...removals(of.complaintId).map(({ sql, args }) => ({ sql: `${sql} and ${none}`, args })),
  ];
}

/** Everything of one complaint. */
function removals(complaintId: string): Statement[] {
  return [
    { sql: 'delete from complaint_reply where complaint_id = ?1', args: [complaintId] },
    { sql: 'delete from complaint_answer where complaint_id = ?1', args: [complaintId] },
    { sql: 'delete from complaint where id = ?1', args: [complaintId] },
  ];
}

export function removeComplaint(complaintId: string): Statement[] {
  return [
    ...removals(complaintId),
    { sql: 'delete from complaint_receipt where complaint_id = ?1', args: [complaintId] },
  ];
}
