import { entriesOf } from '../../../db/audit.ts';
import type { Database } from '../../../db/databases.ts';
import { directoryEntries } from '../../../db/queries/staff/staff.ts';
import { detailParts } from '../../../server/core/privacy/audit-details.ts';
import type { TestHouse } from './house.ts';

/** What stands in the logs of a house and would be read as a code, each as deed and detail; none where all of it is in words. */
export async function notInWords(house: TestHouse): Promise<readonly string[]> {
  const { control, complaints } = house.databases;
  const entries = await directoryEntries(control);
  const own = await Promise.all(entries.map(({ id }) => house.databases.consultation(id)));
  const found: string[] = [];
  for (const database of [control, complaints, ...own.filter((each): each is Database => each !== undefined)])
    for await (const { deed, detail } of entriesOf(database))
      if (detailParts(deed, detail) === null) found.push(`${deed} | ${detail}`);
  return [...new Set(found)];
}
