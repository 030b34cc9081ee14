import { eq } from 'drizzle-orm';
import type { Palette, Pseudonym } from '../../server/core/room/pseudonyms.ts';
import type { Database } from '../databases.ts';
import type { Statement } from '../engine.ts';
import { codeBatch, joinCode, participant, participantSession, seatNonce } from '../schema/consultation.ts';
import { guard } from '../statement.ts';

export type Seat = {
  readonly participantId: string;
  readonly codeHash: Buffer;
  readonly nonceHash: Buffer;
  readonly sessionHash: Buffer;
  readonly language: string;
  readonly level: string;
  readonly pseudonym: Pseudonym;
  readonly day: string;
  readonly dueMinute: number;
};

/**
 * One code, one seat. The code's row goes and only its batch's counter remains; nothing links the seat to the code.
 * Refused as `code-opens-nothing` when the code is not there (used, unknown: the same) or the consultation is not open.
 */
export function takeSeat(seat: Seat): Statement[] {
  return [
    {
      sql: `insert into participant (id, batch_id, language, level, adjective, motif, palette, day)
        select ?1, j.batch_id, ?2, ?3, ?4, ?5, ?6, ?7 from join_code j, consultation c where j.hash = ?8 and c.state = 'open'`,
      args: [
        seat.participantId,
        seat.language,
        seat.level,
        seat.pseudonym.adjective,
        seat.pseudonym.motif,
        seat.pseudonym.palette,
        seat.day,
        seat.codeHash,
      ],
    },
    guard('code-opens-nothing'),
    {
      sql: 'update code_batch set used = used + 1 where id = (select batch_id from join_code where hash = ?1)',
      args: [seat.codeHash],
    },
    { sql: 'delete from join_code where hash = ?1', args: [seat.codeHash] },
    {
      sql: 'insert into seat_nonce (hash, participant_id, due_minute) values (?1, ?2, ?3)',
      args: [seat.nonceHash, seat.participantId, seat.dueMinute],
      refusal: 'code-opens-nothing',
    },
    openSession(seat.sessionHash, seat.participantId),
  ];
}

export function openSession(hash: Buffer, participantId: string): Statement {
  return {
    sql: 'insert into participant_session (hash, participant_id) values (?1, ?2)',
    args: [hash, participantId],
  };
}

export function endSession(hash: Buffer): Statement {
  return { sql: 'delete from participant_session where hash = ?1', args: [hash] };
}

/** Who holds this nonce, while its ten minutes last. */
export async function seatOfNonce(db: Database, hash: Buffer, minute: number): Promise<string | undefined> {
  const row = await db.read.select().from(seatNonce).where(eq(seatNonce.hash, hash)).get();
  return row && row.dueMinute >= minute ? row.participantId : undefined;
}

export function forgetNonces(minute: number): Statement {
  return { sql: 'delete from seat_nonce where due_minute < ?1', args: [minute] };
}

export async function participantOfSession(db: Database, hash: Buffer) {
  const row = await db.read
    .select({
      id: participant.id,
      language: participant.language,
      level: participant.level,
      adjective: participant.adjective,
      motif: participant.motif,
      palette: participant.palette,
    })
    .from(participantSession)
    .innerJoin(participant, eq(participant.id, participantSession.participantId))
    .where(eq(participantSession.hash, hash))
    .get();
  return row && { ...row, palette: row.palette as Palette };
}

export async function codeExists(db: Database, hash: Buffer): Promise<boolean> {
  const row = await db.read
    .select({ batchId: joinCode.batchId })
    .from(joinCode)
    .where(eq(joinCode.hash, hash))
    .get();
  return row !== undefined;
}

/** A child takes another name; only before it wrote anything, or others would see one child as two. */
export function renameParticipant(participantId: string, pseudonym: Pseudonym): Statement[] {
  return [
    {
      sql: `update participant set adjective = ?2, motif = ?3, palette = ?4
        where id = ?1 and not exists (select 1 from contribution where participant_id = ?1)`,
      args: [participantId, pseudonym.adjective, pseudonym.motif, pseudonym.palette],
    },
    guard('state-forbids'),
  ];
}

/** Names in use: as long as names last, no two children of one consultation share one. */
export async function pseudonymsInUse(
  db: Database,
): Promise<readonly Pick<Pseudonym, 'adjective' | 'motif'>[]> {
  return db.read
    .selectDistinct({ adjective: participant.adjective, motif: participant.motif })
    .from(participant);
}

export function speakTo(participantId: string, speech: { language: string; level: string }): Statement {
  return {
    sql: 'update participant set language = ?2, level = ?3 where id = ?1',
    args: [participantId, speech.language, speech.level],
  };
}

export function addBatch(batch: {
  id: string;
  label: Uint8Array;
  language: string;
  size: number;
  day: string;
}): Statement {
  return {
    sql: 'insert into code_batch (id, label, language, size, used, day) values (?1, ?2, ?3, ?4, 0, ?5)',
    args: [batch.id, batch.label, batch.language, batch.size, batch.day],
  };
}

/** Two equal codes of one consultation would open one seat: a draw that repeats is refused and drawn again. */
export function addCode(hash: Buffer, batchId: string): Statement {
  return {
    sql: 'insert into join_code (hash, batch_id) values (?1, ?2)',
    args: [hash, batchId],
    refusal: 'try-again',
  };
}

export async function batches(db: Database) {
  const rows = await db.read.select().from(codeBatch);
  return rows.map((row) => ({ ...row, label: db.text.decode(row.label) }));
}

/** At close: no form takes a seat again, and its minute would outlive it. */
export function forgetAllNonces(): Statement {
  return { sql: 'delete from seat_nonce', args: [] };
}

/** At close no unused code may open anything any more. */
export function forgetCodes(): Statement {
  return { sql: 'delete from join_code', args: [] };
}
