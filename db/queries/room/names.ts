import type { Pseudonym } from '../../../server/core/room/pseudonyms.ts';
import type { Database } from '../../databases.ts';
import type { Statement } from '../../engine.ts';

type Words = Pick<Pseudonym, 'adjective' | 'motif'>;

/**
 * Of these names those that nobody of this consultation has, in the order in which they were asked for; each is looked up by its index. What `butFor`
 * is called itself counts as free.
 */
export async function freeNames<Name extends Words>(
  db: Database,
  names: readonly Name[],
  butFor = '',
): Promise<readonly Name[]> {
  const sql = `select key from json_each(?1) where not exists
    (select 1 from participant where adjective = value ->> 0 and motif = value ->> 1 and id <> ?2) order by key`;
  const asked = JSON.stringify(names.map(({ adjective, motif }) => [adjective, motif]));
  return (await db.query(sql, [asked, butFor])).flatMap(([key]) => names[Number(key)] ?? []);
}

/**
 * A name is drawn before the write that takes it, and another child may have been faster: then the first spare one nobody has is
 * taken instead, inside the commit. Where all spares are in use too, two children share a name rather than one goes without.
 */
export function otherNameIfTaken(participantId: string, spares: readonly Pseudonym[]): Statement {
  const free = `from json_each(?2) n where not exists (select 1 from participant o
    where o.adjective = n.value ->> 'adjective' and o.motif = n.value ->> 'motif')`;
  return {
    sql: `update participant set (adjective, motif, palette) =
        (select n.value ->> 'adjective', n.value ->> 'motif', n.value ->> 'palette' ${free} order by n.key limit 1)
      where id = ?1 and exists (select 1 ${free}) and exists (select 1 from participant o
        where o.id <> ?1 and o.adjective = participant.adjective and o.motif = participant.motif)`,
    args: [participantId, JSON.stringify(spares)],
  };
}
