import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect } from '../../db/connection.ts';
import { openKeyring } from '../../db/keyring.ts';

/** The page on which a table of a consultation begins is another one: of a test house that rests, in its folder. */
export function damageTable(folder: string, id: string, table: string): void {
  const dataDir = join(folder, 'data');
  const file = join(dataDir, 'consultations', `${id}.db`);
  const keyring = openKeyring({ path: join(folder, 'keyring.json'), dataDir, create: false });
  const connection = connect({ id, file, key: keyring.keyFor(id) ?? '' });
  const ask = (sql: string) => Number((connection.prepare(sql).raw().get([]) as unknown[])[0]);
  const [page, size] = [
    ask(`select rootpage from sqlite_schema where name = '${table}'`),
    ask('pragma page_size'),
  ];
  connection.close();
  const bytes = readFileSync(file);
  bytes.fill(7, (page - 1) * size, page * size);
  writeFileSync(file, bytes);
}
