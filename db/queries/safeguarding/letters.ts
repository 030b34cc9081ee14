import type { Database } from '../../databases.ts';
import type { Statement } from '../../engine.ts';
import { guard } from '../../statement.ts';
import { endCaseWait, forgetAnswers, forgetTexts } from './sealed-case-writes.ts';

/** Six words that open a letter. Refused as `id-taken` when they stand. */
export function addLetterReceipt(of: { readonly verifier: Uint8Array; readonly caseId: string }): Statement {
  return {
    sql: 'insert into letter_receipt (verifier, case_id) values (?1, ?2)',
    args: [of.verifier, of.caseId],
    refusal: 'id-taken',
  };
}

export async function letterOf(db: Database, verifier: Uint8Array): Promise<string | undefined> {
  const [row] = await db.query('select case_id from letter_receipt where verifier = ?1', [verifier]);
  return row && String(row[0]);
}

export async function letterReceipts(
  db: Database,
): Promise<readonly { readonly verifier: Buffer; readonly caseId: string }[]> {
  const rows = await db.query('select verifier, case_id from letter_receipt', []);
  return rows.map(([verifier, id]) => ({
    verifier: Buffer.from(verifier as Uint8Array),
    caseId: String(id),
  }));
}

/** Every row and byte of a letter. Refused as `not-found` when it is gone. */
export function removeLetter(caseId: string): Statement[] {
  return [
    { sql: 'delete from sealed_case where id = ?1', args: [caseId] },
    guard('not-found'),
    ...forgetTexts(caseId),
    ...forgetAnswers(caseId),
    { sql: 'delete from letter_receipt where case_id = ?1', args: [caseId] },
    endCaseWait(caseId),
  ];
}

/** Letters, and rehearsals among them, whose last line of anybody is older than a day. */
export async function lettersSilentSince(db: Database, day: string): Promise<readonly string[]> {
  const lastOf = (table: string) =>
    `coalesce((select max(day) from ${table} t where t.case_id = c.id), c.day)`;
  const rows = await db.query(
    `select c.id from sealed_case c
      where max(c.day, ${lastOf('sealed_text')}, ${lastOf('case_answer')}, ${lastOf('case_remedy')}) < ?1`,
    [day],
  );
  return rows.map(([id]) => String(id));
}
