import { eq } from 'drizzle-orm';
import type { BatchConsent } from '../../../server/core/privacy/consent.ts';
import type { Database } from '../../databases.ts';
import type { Statement } from '../../engine.ts';
import { whileJoining, whileNotOver } from '../../life-states.ts';
import { codeBatch } from '../../schema/consultation.ts';
import { guard } from '../../statement.ts';

/** A pile of codes. Refused as `state-forbids` where no code would open anything any more, as `id-taken` when there is one of this id. */
export function addBatch(batch: {
  id: string;
  label: Uint8Array;
  language: string;
  size: number;
  day: string;
  consent: string;
  attestedBy: Uint8Array;
  attestedHow: Uint8Array;
}): Statement[] {
  return [
    {
      sql: `insert into code_batch (id, label, language, size, used, day, consent, attested_by, attested_how)
        select ?1, ?2, ?3, ?4, 0, ?5, ?6, ?7, ?8 where ${whileJoining}`,
      args: [
        batch.id,
        batch.label,
        batch.language,
        batch.size,
        batch.day,
        batch.consent,
        batch.attestedBy,
        batch.attestedHow,
      ],
      refusal: 'id-taken',
    },
    guard('state-forbids'),
  ];
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
  return rows.map((row) => ({
    ...row,
    label: db.text.decode(row.label),
    consent: row.consent as BatchConsent,
    attestedBy: db.text.decode(row.attestedBy),
    attestedHow: db.text.decode(row.attestedHow),
  }));
}

export async function batchOf(db: Database, id: string) {
  const row = await db.read.select().from(codeBatch).where(eq(codeBatch.id, id)).get();
  if (!row) return undefined;
  const { language, calledBackDay } = row;
  return { id: row.id, language, label: db.text.decode(row.label), calledBackDay };
}

/** A batch still has so many codes, one for each sheet; else another one was drawn meanwhile, `shown-once`. */
export function stillOfSize(id: string, size: number): Statement {
  return {
    sql: 'insert into guard select count(*) from code_batch where id = ?1 and size = ?2',
    args: [id, size],
    refusal: 'shown-once',
  };
}

/**
 * One more code is drawn for a batch. Refused as `state-forbids` where no code would open anything any more, for a batch that was called back, and for a
 * group of kiosks: nobody has a sheet of it, and the code would be one more place for its devices.
 */
export function growBatch(id: string): Statement[] {
  return [
    {
      sql: `update code_batch set size = size + 1
        where id = ?1 and called_back_day = '' and ${whileJoining} and not exists (select 1 from kiosk_group where batch_id = ?1)`,
      args: [id],
    },
    guard('state-forbids'),
  ];
}

/**
 * From this day on no code of a batch that was not used yet opens anything; seats that were taken stay, and nothing says how many of either there are.
 * Refused as `state-forbids` where it is over, where there is no such batch, and where it was called back already.
 */
export function callBack(batch: { readonly id: string; readonly day: string }): Statement[] {
  return [
    {
      sql: `update code_batch set called_back_day = ?2 where id = ?1 and called_back_day = '' and ${whileNotOver}`,
      args: [batch.id, batch.day],
    },
    guard('state-forbids'),
    { sql: 'delete from join_code where batch_id = ?1', args: [batch.id] },
    // What has no place left to hand out is no kiosk any more.
    { sql: 'delete from kiosk_device where batch_id = ?1', args: [batch.id] },
  ];
}

/** At close no unused code may open anything any more. */
export function forgetCodes(): Statement {
  return { sql: 'delete from join_code', args: [] };
}
