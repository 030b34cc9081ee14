import { join } from 'node:path';
import { connect } from '../../../db/connection.ts';
import { openKeyring } from '../../../db/keyring.ts';
import { insideOf } from '../erasure/inside.ts';
import { findIn, type Needle } from './needles.ts';

/** The data and keys of a product that is stopped. */
type Folder = { readonly data: string; readonly keyring: string };

/** What stands in the databases of a product, page by page as the cipher gives it back: searched as files they hold nothing but noise. */
export function pagesOfAll(folder: Folder): {
  readonly databases: number;
  readonly bytes: number;
  readonly find: (needles: readonly Needle[]) => readonly string[];
} {
  const all = insideOf(folder);
  for (const { id, pages } of all)
    if (!pages.subarray(0, 15).equals(Buffer.from('SQLite format 3')))
      throw new Error(`The database ${id} was not decrypted.`);
  return {
    databases: all.length,
    bytes: all.reduce((sum, { pages }) => sum + pages.length, 0),
    find: (needles) => all.flatMap(({ id, pages }) => findIn(pages, needles).map((what) => `${id}: ${what}`)),
  };
}

/** The planted fault: a table of whoever asked, as a well-meaning change of the product would keep it. */
export function keepInTable({ data, keyring }: Folder, agent: string): void {
  const { control } = openKeyring({ path: keyring, dataDir: data, create: false });
  const connection = connect({ id: 'control', file: join(data, 'control.db'), key: control });
  connection.exec('create table asked_by (agent text not null)');
  connection.prepare('insert into asked_by (agent) values (?)').run([agent]);
  connection.close();
}
