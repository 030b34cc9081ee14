import type {
  ComplaintKind,
  ComplaintOutcome,
  ComplaintState,
  ComplaintWay,
} from '../../../server/core/privacy/complaint.ts';
import type { Database } from '../../databases.ts';
import type { Row } from '../../engine.ts';

export type ComplaintRow = {
  readonly id: string;
  readonly organisationId: string;
  readonly consultationId: string;
  readonly kind: ComplaintKind;
  readonly way: ComplaintWay;
  readonly language: string;
  readonly state: ComplaintState;
  readonly text: string;
  readonly outcome: ComplaintOutcome | null;
  readonly day: string;
  readonly dueDay: string;
  readonly answeredDay: string | null;
  readonly settledDay: string | null;
  /** How many hold a receipt of it. */
  readonly receipts: number;
  /** How many answers it has. */
  readonly rounds: number;
};

const columns = `c.id, c.organisation_id, c.consultation_id, c.kind, c.way, c.language, c.state, c.body, c.outcome, c.day,
  c.due_day, c.answered_day, c.settled_day,
  (select count(*) from complaint_receipt r where r.complaint_id = c.id),
  (select coalesce(max(round), 0) from complaint_answer a where a.complaint_id = c.id)`;

const orNull = (value: Row[number] | undefined) => (value === null ? null : String(value));

function toComplaint(db: Database, row: Row): ComplaintRow {
  const [id, organisationId, consultationId, kind, way, language, state, body, outcome, ...days] = row;
  const [day, dueDay, answeredDay, settledDay, receipts, rounds] = days;
  return {
    id: String(id),
    organisationId: String(organisationId),
    consultationId: String(consultationId),
    kind: kind as ComplaintKind,
    way: way as ComplaintWay,
    language: String(language),
    state: state as ComplaintState,
    text: db.text.decode(body as Uint8Array),
    outcome: outcome as ComplaintOutcome | null,
    day: String(day),
    dueDay: String(dueDay),
    answeredDay: orNull(answeredDay),
    settledDay: orNull(settledDay),
    receipts: Number(receipts),
    rounds: Number(rounds),
  };
}

export async function complaintById(db: Database, id: string): Promise<ComplaintRow | undefined> {
  const [row] = await db.query(`select ${columns} from complaint c where c.id = ?1`, [id]);
  return row && toComplaint(db, row);
}

export async function complaintOfWords(
  db: Database,
  joinHash: Uint8Array,
): Promise<ComplaintRow | undefined> {
  const [row] = await db.query(`select ${columns} from complaint c where c.join_hash = ?1`, [joinHash]);
  return row && toComplaint(db, row);
}

/** All of an organisation, what is due first on top, what is over at the end. */
export async function complaintsTo(db: Database, organisationId: string): Promise<readonly ComplaintRow[]> {
  const rows = await db.query(
    `select ${columns} from complaint c where c.organisation_id = ?1
      order by c.settled_day is not null, c.state = 'answered', c.due_day, c.id`,
    [organisationId],
  );
  return rows.map((row) => toComplaint(db, row));
}

export type ReceiptRow = {
  readonly complaintId: string;
  readonly begun: boolean;
  readonly felt: 'helped' | 'not-helped' | null;
};

export async function receiptOf(db: Database, verifier: Uint8Array): Promise<ReceiptRow | undefined> {
  const [row] = await db.query(
    'select complaint_id, begun, felt from complaint_receipt where verifier = ?1',
    [verifier],
  );
  return (
    row && {
      complaintId: String(row[0]),
      begun: row[1] === 1,
      felt: row[2] as 'helped' | 'not-helped' | null,
    }
  );
}

export type AnswerRow = {
  readonly round: number;
  readonly level: 'younger' | 'older';
  readonly text: string;
  readonly day: string;
};

export async function answersTo(db: Database, complaintId: string): Promise<readonly AnswerRow[]> {
  const rows = await db.query(
    'select round, level, body, day from complaint_answer where complaint_id = ?1 order by round, level',
    [complaintId],
  );
  return rows.map(([round, level, body, day]) => ({
    round: Number(round),
    level: level as 'younger' | 'older',
    text: db.text.decode(body as Uint8Array),
    day: String(day),
  }));
}

export async function repliesTo(
  db: Database,
  complaintId: string,
): Promise<readonly { readonly id: string; readonly text: string; readonly day: string }[]> {
  const rows = await db.query(
    'select id, body, day from complaint_reply where complaint_id = ?1 order by day, id',
    [complaintId],
  );
  return rows.map(([id, body, day]) => ({
    id: String(id),
    text: db.text.decode(body as Uint8Array),
    day: String(day),
  }));
}

/** Answered and nothing said to it until its day. */
export async function silentSince(db: Database, day: string): Promise<readonly string[]> {
  const rows = await db.query(`select id from complaint where state = 'answered' and due_day < ?1`, [day]);
  return rows.map(([id]) => String(id));
}

/** Over for so long that its rows go. */
export async function settledBefore(db: Database, day: string): Promise<readonly string[]> {
  const rows = await db.query('select id from complaint where settled_day < ?1', [day]);
  return rows.map(([id]) => String(id));
}

/** Every receipt there is, for what a restore has to take out again. */
export async function allReceipts(
  db: Database,
): Promise<readonly { readonly verifier: Buffer; readonly complaintId: string }[]> {
  const rows = await db.query('select verifier, complaint_id from complaint_receipt', []);
  return rows.map(([verifier, id]) => ({
    verifier: Buffer.from(verifier as Uint8Array),
    complaintId: String(id),
  }));
}
