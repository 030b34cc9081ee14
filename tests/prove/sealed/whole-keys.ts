import { isUtf8 } from 'node:buffer';
import { createDecipheriv } from 'node:crypto';
import type { Database } from '../../../db/databases.ts';
import { keyBytes, nonceBytes, textBinding } from '../../../server/core/safeguarding/sealed-format.ts';

/** A stored value, and the case it stands beside; '' where it stands beside none. */
export type Stored = { readonly caseId: string; readonly value: string | Uint8Array };
/** Bytes that might be a key. */
export type Candidate = { readonly caseId: string; readonly bytes: Buffer };
export type SealedText = { readonly caseId: string; readonly number: number; readonly body: Uint8Array };

const tagBytes = 16;
/** Beside no case a value is tried against every text: a longer one (a picture, a file) is none that a key was put into. */
const longestAlone = 400;

/** Every stored value of 32 bytes and more but the sealed texts themselves, whatever its column says it holds. */
export async function storedIn(db: Database): Promise<readonly Stored[]> {
  const columns = await db.query(
    `select t.name, c.name, exists (select 1 from pragma_table_info(t.name) k where k.name = 'case_id')
      from sqlite_schema t, pragma_table_info(t.name) c
      where t.type = 'table' and t.name <> 'sealed_text' and t.name not like 'sqlite_%'`,
    [],
  );
  const found: Stored[] = [];
  for (const [table, column, ofCase] of columns) {
    const rows = await db.query(
      `select ${ofCase ? 'case_id' : "''"}, "${column}" from "${table}"
        where length(cast("${column}" as blob)) >= ${keyBytes}`,
      [],
    );
    for (const [caseId, value] of rows)
      found.push({
        caseId: String(caseId),
        value: value instanceof Uint8Array ? value : String(value),
      });
  }
  return found;
}

/** Every run of 32 bytes in these values, as they are and as what is written there in hexadecimal or base64; each once. */
export function candidatesOf(stored: readonly Stored[]): readonly Candidate[] {
  const found = new Map<string, Candidate>();
  for (const { caseId, value } of stored) {
    const bytes = Buffer.from(value);
    // Words are no key: of 32 bytes by chance, hardly ever all are text.
    const words = bytes.length > keyBytes && isUtf8(bytes);
    const tried = !words && (caseId !== '' || bytes.length <= longestAlone) ? [bytes] : [];
    for (const run of [
      ...tried,
      ...writtenIn(bytes.toString('latin1'), caseId === '' ? longestAlone : bytes.length),
    ])
      for (let at = 0; at + keyBytes <= run.length; at += 1) {
        const candidate = run.subarray(at, at + keyBytes);
        found.set(`${caseId} ${candidate.toString('base64')}`, { caseId, bytes: candidate });
      }
  }
  return [...found.values()];
}

/** The bytes of every run of digits in a text that is long enough for a key; it may begin at any of them. */
function writtenIn(text: string, longest: number): readonly Buffer[] {
  const runs = (digits: RegExp) => (text.match(digits) ?? []).filter(({ length }) => length <= longest);
  return [
    ...runs(/[0-9a-f]{64,}/gi).flatMap((run) => [0, 1].map((at) => Buffer.from(run.slice(at), 'hex'))),
    ...runs(/[\w+/-]{43,}/g).flatMap((run) => [0, 1, 2, 3].map((at) => Buffer.from(run.slice(at), 'base64'))),
  ];
}

/** Whether these 32 bytes are the whole key of a sealed text. */
export function opensWith(candidate: Uint8Array, { caseId, number, body }: SealedText): boolean {
  const end = body.length - tagBytes;
  const cipher = createDecipheriv('aes-256-gcm', candidate, body.subarray(0, nonceBytes), {
    authTagLength: tagBytes,
  });
  cipher.setAAD(textBinding({ caseId, number }));
  cipher.setAuthTag(body.subarray(end));
  cipher.update(body.subarray(nonceBytes, end));
  try {
    cipher.final();
    return true;
  } catch {
    return false;
  }
}
