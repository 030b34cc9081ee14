import { isUtf8 } from 'node:buffer';
import { type Connection, type ConnectionOptions, connect, readable } from './connection.ts';
import { StoreError } from './engine.ts';
import { logged, surelyLogged } from './lost-log.ts';

/**
 * `texts`: every page, every index and every TEXT value, for one of another encoding ends the whole process when it is read. `words`: what people
 * wrote as well. Up to 12 ms a megabyte.
 */
export type LookedAt = 'texts' | 'words';

/** Blobs that no person wrote: hashes, keys, what is sealed for leads, pictures, and files of releases, which have hashes of their own. */
const noWords: ReadonlySet<string> = new Set([
  'box',
  'bytes',
  'hash',
  'join_hash',
  'picture',
  'public_key',
  'key_hash',
  'secret',
  'signature',
  'subject',
  'verifier',
  'wrapped',
]);
const sealedTables: ReadonlySet<string> = new Set(['sealed_text']);

/**
 * Whether a file that is there holds what was written. A page has no checksum: one of which bytes were changed is decrypted to noise, 16 bytes
 * or more of it, which SQLite notices only where its own numbers stand. Noise is no UTF-8. In a hash or a signature it cannot be told from what
 * was there. `alone`: nobody has it open, so that its log is looked at too. Whoever opens it first takes in of that what can be read.
 */
export function isDamaged(database: ConnectionOptions, looked: LookedAt, alone = false): boolean {
  let connection: Connection | undefined;
  try {
    const sure = alone ? surelyLogged(database.file) : 0;
    connection = connect(database);
    return (alone && logged(connection) < sure) || isDamagedIn(connection, looked);
  } catch {
    return true;
  } finally {
    connection?.close();
  }
}

/** Before anything of it is read. Refusal: `database-unreadable`. */
export function refuseDamaged(database: ConnectionOptions): void {
  const sure = surelyLogged(database.file);
  refuse(database, (connection) => {
    if (logged(connection) < sure) {
      // Nothing reads what is left in it, and whoever was told decides with the next start.
      connection.prepare('pragma wal_checkpoint(truncate)').raw().get([]);
      throw new StoreError('database-unreadable', lostSays(database.id));
    }
    return isDamagedIn(connection, 'texts');
  });
}

function lostSays(id: string): string {
  const lost = `The log of the database ${id} is damaged, and what was written last is lost`;
  return `${lost}: put a backup in its place (due-weight restore DIR --replace). Started again, it goes on without that.`;
}

/** The same for a few tables of it alone: of a database that is damaged elsewhere they can be read all the same. */
export function refuseNoiseIn(database: ConnectionOptions, tables: readonly string[]): void {
  refuse(database, (connection) => tables.some((table) => hasNoise(connection, table, 'texts')));
}

/** Whether one table alone holds what was not written there, its words too. */
export function isNoiseIn(database: ConnectionOptions, table: string): boolean {
  try {
    refuse(database, (connection) => hasNoise(connection, table, 'words'));
    return false;
  } catch {
    return true;
  }
}

function refuse(database: ConnectionOptions, isBad: (connection: Connection) => boolean): void {
  const { id } = database;
  const connection = connect(database);
  try {
    if (!isBad(connection)) return;
  } catch (error) {
    throw readable(id, error);
  } finally {
    connection.close();
  }
  throw new StoreError(
    'database-unreadable',
    `The database ${id} is damaged: put a backup in its place (due-weight restore DIR --replace).`,
  );
}

function isDamagedIn(connection: Connection, looked: LookedAt): boolean {
  // The quick one passes over what indexes say, and a text is read from an index alone where that has all that is asked for.
  const [[said] = []] = connection.prepare('pragma integrity_check(1)').raw().all([]) as unknown[][];
  if (said !== 'ok') return true;
  // As bytes: read as a text, noise would end the process. What the schema says comes first, for the rest is asked by its names.
  const schema = connection.prepare('select cast(name as blob), cast(sql as blob) from sqlite_schema');
  if (!allAreTexts(schema)) return true;
  const tables = connection.prepare(`select name from sqlite_schema where type = 'table'`).raw().all([]);
  return (tables as string[][]).some(([table = '']) => hasNoise(connection, table, looked));
}

function hasNoise(connection: Connection, table: string, looked: LookedAt): boolean {
  const columns = connection.prepare('select name, type from pragma_table_info(?)').raw().all([table]);
  const asked = (columns as string[][]).filter(
    ([name = '', type]) => type === 'TEXT' || (looked === 'words' && isOfWords(table, name, type)),
  );
  if (asked.length === 0) return false;
  const values = asked.map(([name]) => `cast("${name}" as blob)`).join(', ');
  return !allAreTexts(connection.prepare(`select ${values} from "${table}"`));
}

function isOfWords(table: string, column: string, type = ''): boolean {
  return type === 'BLOB' && !noWords.has(column) && !sealedTables.has(table);
}

function allAreTexts(statement: ReturnType<Connection['prepare']>): boolean {
  for (const row of statement.raw().iterate([]) as Iterable<(Uint8Array | null)[]>)
    for (const value of row) if (value !== null && !isUtf8(value)) return false;
  return true;
}
