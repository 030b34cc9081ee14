import type { Database } from '../../databases.ts';

/** The names of these people by their ids, in one look; none of whom there is not, nor of null and ''. */
export async function staffNames(
  control: Database,
  ids: readonly (string | null)[],
): Promise<ReadonlyMap<string, string>> {
  const asked = [...new Set(ids.filter((id) => id !== null && id !== ''))];
  if (asked.length === 0) return new Map();
  const rows = await control.query(
    'select id, name from staff where id in (select value from json_each(?1))',
    [JSON.stringify(asked)],
  );
  return new Map(rows.map(([id, name]) => [String(id), control.text.decode(name as Uint8Array)]));
}
