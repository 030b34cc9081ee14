import { accessSync, constants } from 'node:fs';
import Libsql from 'libsql';
import { type Row, type SqlValue, StoreError } from './engine.ts';
import { isThere } from './places.ts';

export type Connection = InstanceType<typeof Libsql>;

/** One SQL text, prepared once. `parameters` is how many values it wants. */
export type Prepared = {
  readonly reader: boolean;
  readonly parameters: number;
  /** Answers how many rows it changed. */
  readonly run: (args: unknown[]) => number;
  readonly rows: (args: unknown[]) => readonly Row[];
  /** The first row alone; what the statement changes is changed all the same. */
  readonly row: (args: unknown[]) => Row | undefined;
};

export type ConnectionOptions = {
  /** Named in errors, so that the operator knows which database is meant. */
  readonly id: string;
  readonly file: string;
  /** 64 hexadecimal digits. */
  readonly key: string;
};

/**
 * Of a new file; one that is there keeps what it has. Keys are random: a post touches pages that no other post of its group does,
 * and each is encrypted and logged whole, so large ones are dear. In small ones a row of a few hundred bytes, which a
 * table without rowid also keeps in its inner pages, needs a page more and many levels (decision 62).
 */
const pageBytes = 2048;

/**
 * Opens the file with its key and makes the settings that durability and erasure rest on, each one read back. `logPages`: how many
 * pages the log holds until a commit moves it into the file.
 */
export function connect({ id, file, key }: ConnectionOptions, logPages = 2_000): Connection {
  let connection: Connection | undefined;
  try {
    const settingsAtOpen = { encryptionKey: key, timeout: 2000 };
    connection = new Libsql(file, settingsAtOpen);
    // The first read tells whether key and file belong together; it comes before anything that could write.
    connection.prepare('select count(*) from sqlite_schema').get([]);
    connection.exec(`pragma page_size = ${pageBytes}`);
    const settings = [
      // In KiB, taken only as a database grows: a room's working set must not be decrypted anew for every write.
      ['cache_size', '-16384', -16384],
      ['journal_mode', 'wal', 'wal'],
      // Everybody waits while the log goes into the file: the more it holds, the longer (decision 86).
      ['wal_autocheckpoint', String(logPages), logPages],
      ['synchronous', 'full', 2],
      ['secure_delete', 'on', 1],
      ['foreign_keys', 'on', 1],
      // What is sorted or written anew is never put into a file without a key.
      ['temp_store', 'memory', 2],
    ] as const;
    for (const [name, value, expected] of settings) {
      connection.exec(`pragma ${name} = ${value}`);
      const [found] = connection.prepare(`pragma ${name}`).raw().get([]) as SqlValue[];
      if (found !== expected) {
        throw new StoreError('database-setting-refused', `The database ${id} refused ${name}=${value}.`);
      }
    }
    return connection;
  } catch (error) {
    connection?.close();
    throw denied(id, file) ?? readable(id, error);
  }
}

/** Why this user may not open a file that is there: the driver says no more than that it could not, as of a wrong key. */
function denied(id: string, file: string): StoreError | undefined {
  try {
    if (isThere(file)) accessSync(file, constants.R_OK | constants.W_OK);
    return undefined;
  } catch (error) {
    return new StoreError(
      'database-unreadable',
      `This user may not open the database ${id} (${file}).`,
      error,
    );
  }
}

export function prepare(connection: Connection, sql: string): Prepared {
  const statement = connection.prepare(sql);
  const { reader } = statement;
  if (reader) statement.raw();
  return {
    reader,
    parameters: countParameters(sql),
    // Always one array: a lone Buffer would be taken for named parameters and abort the process.
    run: (args) => statement.run(args).changes,
    rows: (args) => statement.all(args) as Row[],
    row: (args) => statement.get(args) as Row | undefined,
  };
}

/** How many values `sql` wants, counted as SQLite does: `?` is the next number, `?3` is three. */
export function countParameters(sql: string): number {
  let highest = 0;
  for (const [part, number] of sql.matchAll(/'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\?(\d*)/g)) {
    if (part.startsWith('?')) highest = number ? Math.max(highest, Number(number)) : highest + 1;
  }
  return highest;
}

/** Turns the driver's errors about a file it cannot read into the named one; all others pass. */
export function readable(id: string, error: unknown): unknown {
  const { code, message } = error as { code?: string; message?: string };
  const damaged =
    code === 'SQLITE_NOTADB' || code?.startsWith('SQLITE_CORRUPT') || message?.startsWith('ConnectionFailed');
  if (!damaged) return error;
  return new StoreError('database-unreadable', `The database ${id} cannot be read with its key.`, error);
}
