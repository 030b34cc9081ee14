import { createHash, createHmac } from 'node:crypto';
import Libsql from 'libsql';

export type Value = string | number | Buffer;
export type Table = {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (Value | null)[])[];
};

/** Every table of a decrypted database with all of its rows, in the order in which the file answers them. */
export function tablesOf(path: string): readonly Table[] {
  const db = new Libsql(path, { readonly: true });
  const names = db
    .prepare("select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'")
    .raw()
    .all([]) as string[][];
  const tables = names.map(([name = '']) => {
    const columns = (db.prepare(`pragma table_info(${name})`).raw().all([]) as [number, string][]).map(
      ([, column]) => column,
    );
    const rows = (db.prepare(`select * from ${name}`).raw().all([]) as (Value | null)[][]).map((row) =>
      row.map((value) => (value instanceof Uint8Array ? Buffer.from(value) : value)),
    );
    return { name, columns, rows };
  });
  db.close();
  return tables;
}

const text = (value: Value | null) =>
  value === null ? '' : Buffer.isBuffer(value) ? value.toString('base64') : String(value);

/**
 * What stands in the rows of one child and in no row of anybody else: whatever is shared by many (a day, a state) ties
 * nobody to anything. `own`: ids that make a row the child's. At least eight bytes.
 */
export function valuesOfChild(tables: readonly Table[], own: ReadonlySet<string>): readonly Value[] {
  const isOwn = (row: Table['rows'][number]) =>
    row.some((value) => typeof value === 'string' && own.has(value));
  const others = new Set<string>();
  for (const { rows } of tables)
    for (const row of rows) if (!isOwn(row)) for (const value of row) others.add(text(value));
  return tables.flatMap(({ rows }) =>
    rows
      .filter(isOwn)
      .flat()
      .filter((value): value is Value => value !== null && !others.has(text(value)) && lengthOf(value) >= 8),
  );
}

function lengthOf(value: Value): number {
  return Buffer.isBuffer(value) ? value.length : Buffer.byteLength(String(value));
}

/** What somebody who holds one value and all keys could make of it: encodings, digests, keyed digests, alone and of halves. */
export function derivedOf(
  value: Value,
  keys: readonly { readonly pepper: string; readonly purposes: readonly string[] }[],
): ReadonlySet<string> {
  const raw = Buffer.isBuffer(value) ? value : Buffer.from(String(value));
  const forms = [
    raw,
    Buffer.from(raw.toString('base64')),
    Buffer.from(raw.toString('base64url')),
    Buffer.from(raw.toString('hex')),
  ];
  if (!Buffer.isBuffer(value))
    forms.push(Buffer.from(String(value), 'base64url'), Buffer.from(String(value), 'hex'));
  const derived = new Set<string>();
  const add = (bytes: Buffer) => {
    if (bytes.length < 8) return;
    for (const each of [bytes, bytes.subarray(0, 16), bytes.subarray(0, 8)])
      derived.add(each.toString('latin1'));
    derived.add(Buffer.from(bytes).reverse().toString('latin1'));
  };
  for (const form of forms) {
    add(form);
    for (const digest of ['md5', 'sha1', 'sha256', 'sha512', 'sha3-256'])
      add(createHash(digest).update(form).digest());
    for (const { pepper, purposes } of keys)
      for (const purpose of purposes)
        add(createHmac('sha256', pepper).update(`${purpose}\n`).update(form).digest());
  }
  return derived;
}

/** All forms in which a value could stand in a table, to be compared with what another could become. */
export function standing(value: Value): readonly string[] {
  const raw = Buffer.isBuffer(value) ? value : Buffer.from(String(value));
  const decoded = Buffer.isBuffer(value)
    ? []
    : [Buffer.from(String(value), 'base64url'), Buffer.from(String(value), 'hex')];
  return [raw, ...decoded]
    .filter(({ length }) => length >= 8)
    .flatMap((bytes) => [bytes, bytes.subarray(0, 16)].map((each) => each.toString('latin1')));
}

/** Values that tell a time finer than a day: minutes, seconds, milliseconds since 1970 within a year of `nowMs`, or written as a clock does. */
export function finerThanADay(tables: readonly Table[], nowMs: number): readonly string[] {
  const yearMs = 366 * 86_400_000;
  const isTime = (value: Value | null) => {
    if (typeof value === 'number')
      return [1, 1_000, 60_000].some((unitMs) => Math.abs(value * unitMs - nowMs) < yearMs);
    return typeof value === 'string' && /\b\d{1,2}:\d{2}\b|\d{4}-\d{2}-\d{2}[T ]\d/.test(value);
  };
  return tables.flatMap(({ name, columns, rows }) =>
    columns
      .filter((_, at) => rows.some((row) => isTime(row[at] ?? null)))
      .map((column) => `${name}.${column}`),
  );
}

/** Takes one table out of a plain file and overwrites what it was, so that what is found in the rest stands in the rest. */
export function withoutTable(path: string, table: string): void {
  const db = new Libsql(path);
  db.exec('pragma secure_delete = on');
  db.exec(`drop table ${table}`);
  db.close();
}

/** Turns an encrypted file into a plain one, page by page and in place. The only copy that is changed is the one given. */
export function decryptInPlace(path: string, key: string): void {
  // The driver takes the key; its types do not know of it.
  const options = { encryptionKey: key, timeout: 0 };
  const db = new Libsql(path, options);
  db.exec('pragma wal_checkpoint(truncate)');
  db.exec('pragma journal_mode = delete');
  db.exec("pragma rekey = ''");
  db.close();
}
