import { copyFileSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { type Connection, connect } from '../../../db/connection.ts';
import { openKeyring } from '../../../db/keyring.ts';
import { childTables } from '../../../db/queries/privacy/child-tables.ts';

/** What stands inside one encrypted database, opened with its key from a copy while the product is stopped. */
export type Inside = {
  readonly id: string;
  /** Every page as the cipher gives it back, those of the freelist and the unused ends of pages included. */
  readonly pages: Buffer;
};

export type Folder = { readonly data: string; readonly keyring: string };

/** Opens a copy of each database and hands it over; nothing of the product's own files is touched. */
export function eachCopy<T>(folder: Folder, look: (id: string, connection: Connection) => T): T[] {
  const keyring = openKeyring({ path: folder.keyring, dataDir: folder.data, create: false });
  const scratch = mkdtempSync(join(tmpdir(), 'due-weight-inside-'));
  try {
    const files = [
      join(folder.data, 'control.db'),
      join(folder.data, 'complaints.db'),
      ...readdirSync(join(folder.data, 'consultations'))
        .filter((name) => name.endsWith('.db'))
        .map((name) => join(folder.data, 'consultations', name)),
    ];
    return files.map((file) => {
      const id = basename(file, '.db');
      const key = id === 'control' || id === 'complaints' ? keyring[id] : keyring.keyFor(id);
      if (key === undefined) throw new Error(`There is no key for ${id}.`);
      const copy = join(scratch, `${id}.db`);
      copyFileSync(file, copy);
      if (existsSync(`${file}-wal`)) copyFileSync(`${file}-wal`, `${copy}-wal`);
      const connection = connect({ id, file: copy, key });
      try {
        return look(id, connection);
      } finally {
        connection.close();
      }
    });
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

const one = (connection: Connection, sql: string): number =>
  Number((connection.prepare(sql).raw().get([]) as unknown[])[0]);

/** All pages of all databases, decrypted. */
export function insideOf(folder: Folder): readonly Inside[] {
  return eachCopy(folder, (id, connection) => ({
    id,
    pages: pagesOf(connection),
  }));
}

function pagesOf(connection: Connection): Buffer {
  const rows = connection.prepare('select data from sqlite_dbpage order by pgno').raw().all([]) as Buffer[][];
  return Buffer.concat(rows.map(([data]) => data ?? Buffer.alloc(0)));
}

/** The id of every seat there is. */
export function seatIds(folder: Folder): readonly string[] {
  return eachCopy(folder, (id, connection) =>
    id === 'control' || id === 'complaints'
      ? []
      : (connection.prepare('select id from participant').raw().all([]) as string[][]).flat(),
  ).flat();
}

/**
 * In how many cells of all tables of all databases one of these ids stands, alone or within something: whatever list erasure itself goes
 * by, a table that is missing there keeps the id. And in which tables.
 */
export function cellsWith(folder: Folder, ids: readonly string[]) {
  const tables = new Set<string>();
  let cells = 0;
  const spelled = ids.flatMap((id) => [Buffer.from(id), Buffer.from(id, 'base64url')]);
  eachCopy(folder, (database, connection) => {
    const names = connection.prepare("select name from sqlite_schema where type = 'table'").raw().all([]);
    for (const [table] of names as string[][]) {
      const rows = connection.prepare(`select * from "${table}"`).raw().all([]) as unknown[][];
      for (const cell of rows.flat()) {
        const bytes =
          typeof cell === 'string'
            ? Buffer.from(cell)
            : cell instanceof Uint8Array
              ? Buffer.from(cell)
              : null;
        if (!bytes || !spelled.some((id) => bytes.includes(id))) continue;
        tables.add(`${['control', 'complaints'].includes(database) ? `${database}.` : ''}${table}`);
        cells += 1;
      }
    }
  });
  return { cells, tables: [...tables].join(', ') };
}

/** Whose rows may stand in a table: seats; and cases of a rehearsal, which are nobody's (''), in the tables of sealed cases. */
const owners = (table: string): string =>
  table.startsWith('sealed_') || table.startsWith('case_')
    ? `(select id from participant union all select '')`
    : 'participant';

/** Rows about children whose seat is not there any more, in every consultation; and how many seats and recorded erasures there are. */
export function rowsIn(folder: Folder): {
  readonly orphans: number;
  readonly seats: number;
  readonly erasures: number;
} {
  const counts = eachCopy(folder, (id, connection) => {
    // No row of it is a seat's.
    if (id === 'complaints') return { orphans: 0, seats: 0, erasures: 0 };
    if (id === 'control')
      return { orphans: 0, seats: 0, erasures: one(connection, 'select count(*) from erasure') };
    // A row is somebody's when the condition of its table holds for a seat that is there.
    const orphans = Object.entries(childTables).map(([table, where]) => {
      const of = where.replaceAll('?1', 'p.id').replaceAll(/\b(subject|contribution_id)\b/g, `"${table}".$1`);
      const its = where.startsWith('participant_id')
        ? `"${table}".participant_id = p.id`
        : where === 'id = ?1'
          ? `"${table}".id = p.id`
          : of;
      return one(
        connection,
        `select count(*) from "${table}" where not exists (select 1 from ${owners(table)} p where ${its})`,
      );
    });
    const votes = one(
      connection,
      'select count(*) from vote where statement_id not in (select id from statement)',
    );
    return {
      orphans: orphans.reduce((sum, each) => sum + each, votes),
      seats: one(connection, 'select count(*) from participant'),
      erasures: 0,
    };
  });
  const sum = (of: 'orphans' | 'seats' | 'erasures') => counts.reduce((all, each) => all + each[of], 0);
  return { orphans: sum('orphans'), seats: sum('seats'), erasures: sum('erasures') };
}

/**
 * The fault this proof is there to find: a row is written and removed with a connection that does not overwrite what it removes,
 * as if `secure_delete` had not been set. No query can see it afterwards.
 */
export function leaveBytes(folder: Folder, words: string): void {
  const keyring = openKeyring({ path: folder.keyring, dataDir: folder.data, create: false });
  const [id = ''] = keyring.ids();
  const file = join(folder.data, 'consultations', `${id}.db`);
  const connection = connect({ id, file, key: keyring.keyFor(id) ?? '' });
  connection.exec('pragma secure_delete = off');
  connection
    .prepare('insert into statement_text (statement_id, language, body) values (?, ?, ?)')
    .run(['left', 'en', Buffer.from(words)]);
  connection.exec(`delete from statement_text where statement_id = 'left'`);
  connection.exec('pragma wal_checkpoint(truncate)');
  connection.close();
}
