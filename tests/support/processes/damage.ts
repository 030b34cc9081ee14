import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Connection, connect } from '../../../db/connection.ts';
import { openKeyring } from '../../../db/keyring.ts';

/** The page on which a table of a consultation begins is another one: of a test house that rests, in its folder. */
export function damageTable(folder: string, id: string, table: string): void {
  damage(folder, id, (connection) => {
    const [root] = one(connection, `select rootpage from sqlite_schema where name = '${table}'`);
    const size = pageSize(connection);
    return [(Number(root) - 1) * size, Number(root) * size];
  });
}

/** From where a text stands on, 200 bytes of a database are other ones, as a bad block of a disk leaves them. No number of SQLite stands among them. */
export function damageText(folder: string, id: string, text: string): void {
  damage(folder, id, (connection) => {
    const pages = connection.prepare('select pgno, data from sqlite_dbpage').raw().all([]);
    for (const [page, data] of pages as [number, Uint8Array][]) {
      const at = Buffer.from(data).indexOf(text);
      if (at < 0) continue;
      const from = (page - 1) * pageSize(connection) + Math.ceil(at / 16) * 16;
      return [from, Math.min(from + 200, page * pageSize(connection))];
    }
    throw new Error(`"${text}" stands nowhere in ${id}.`);
  });
}

function damage(folder: string, id: string, where: (connection: Connection) => readonly [number, number]) {
  const dataDir = join(folder, 'data');
  const ofSite = id === 'control' || id === 'complaints';
  const file = ofSite ? join(dataDir, `${id}.db`) : join(dataDir, 'consultations', `${id}.db`);
  const keyring = openKeyring({ path: join(folder, 'keyring.json'), dataDir, create: false });
  const connection = connect({ id, file, key: ofSite ? keyring[id] : (keyring.keyFor(id) ?? '') });
  const [from, to] = where(connection);
  connection.close();
  const bytes = readFileSync(file);
  bytes.fill(7, from, to);
  writeFileSync(file, bytes);
}

function one(connection: Connection, sql: string): readonly unknown[] {
  return connection.prepare(sql).raw().get([]) as unknown[];
}

function pageSize(connection: Connection): number {
  return Number(one(connection, 'pragma page_size')[0]);
}
