import { isOfSite, ofSite } from '../../db/of-site.ts';
import type { House } from '../house.ts';
import type { CommandAnswer } from './options.ts';

/** Each database by name, and whether it can be read with its key. Exit code 1 when one cannot. */
export async function listDatabases({ databases }: Pick<House, 'databases'>): Promise<CommandAnswer> {
  const lines: string[] = [];
  let broken = false;
  for (const id of [...ofSite, ...databases.ids()]) {
    const read = await readOne(databases, id);
    if (!read) broken = true;
    lines.push(`${id}\t${read ? 'ok' : 'unreadable'}`);
  }
  return { lines, exitCode: broken ? 1 : 0 };
}

async function readOne(databases: House['databases'], id: string): Promise<boolean> {
  try {
    const db = isOfSite(id) ? databases[id] : await databases.consultation(id);
    return (await db?.query('select count(*) from schema_version', []))?.length === 1;
  } catch {
    return false;
  }
}
