import type { Database } from '../../../db/databases.ts';
import { keyBytes, nonceBytes, textBinding } from '../../../server/core/safeguarding/sealed-format.ts';

/** A stored value, and the case it stands beside; '' where it stands beside none. */
type Stored = { readonly caseId: string; readonly bytes: Uint8Array };

/** Every stored value of 32 bytes and more but the sealed texts themselves; of tables without a case those of 32 bytes alone. */
export async function blobsOf(db: Database): Promise<readonly Stored[]> {
  const columns = await db.query(
    `select t.name, c.name, exists (select 1 from pragma_table_info(t.name) k where k.name = 'case_id')
      from sqlite_schema t, pragma_table_info(t.name) c
      where t.type = 'table' and t.name <> 'sealed_text' and lower(c.type) = 'blob'`,
    [],
  );
  const found: Stored[] = [];
  for (const [table, column, ofCase] of columns) {
    const rows = await db.query(
      `select ${ofCase ? 'case_id' : "''"}, "${column}" from "${table}" where length("${column}") ${ofCase ? '>=' : '='} ${keyBytes}`,
      [],
    );
    found.push(...rows.map(([caseId, bytes]) => ({ caseId: String(caseId), bytes: bytes as Uint8Array })));
  }
  return found;
}

/** Every run of 32 bytes in these values, as something that might be a key. */
export function windowsOf(blobs: readonly Stored[]): readonly Stored[] {
  return blobs.flatMap(({ caseId, bytes }) =>
    Array.from({ length: Math.max(0, bytes.length - keyBytes + 1) }, (_, at) => ({
      caseId,
      bytes: bytes.slice(at, at + keyBytes),
    })),
  );
}

/** Whether these 32 bytes are the whole key of a sealed text. */
export async function opensWith(
  candidate: Uint8Array,
  text: { readonly caseId: string; readonly number: number; readonly body: Uint8Array } | undefined,
): Promise<boolean> {
  if (!text) return false;
  const key = await crypto.subtle.importKey('raw', Uint8Array.from(candidate), 'AES-GCM', false, ['decrypt']);
  try {
    await crypto.subtle.decrypt(
      {
        name: 'AES-GCM',
        iv: Uint8Array.from(text.body.slice(0, nonceBytes)),
        additionalData: textBinding(text),
      },
      key,
      Uint8Array.from(text.body.slice(nonceBytes)),
    );
    return true;
  } catch {
    return false;
  }
}
