import type { Database } from '../../databases.ts';
import type { Statement } from '../../engine.ts';
import { overStates } from '../../life-states.ts';

/** Of so many contributions one commit forgets the order: some tens of milliseconds, in which nobody else is answered. */
const wordsAtOnce = 1_000;

/** After every id there is. */
const end = '~';

/** Contributions by id: those after the first of the two, up to the second one. */
export type Part = { readonly after: string; readonly to: string };

/** The part that follows an id; '' begins. */
export async function nextPart(db: Database, after: string): Promise<Part> {
  const query = `select id from contribution where id > ?1 order by id limit 1 offset ${wordsAtOnce - 1}`;
  const [row] = await db.query(query, [after]);
  return { after, to: row === undefined ? end : String(row[0]) };
}

/** Nothing follows it. */
export function isLastPart(part: Part): boolean {
  return part.to === end;
}

/**
 * The order of arrival of a part goes, and with the numbers what nobody is shown any more: translations for those who talked. With the
 * last part go those that were written to a part that was over.
 */
export function forgetOrder(part: Part): Statement[] {
  return [
    {
      sql: `update contribution set seq = null, moved = null where id > ?1 and id <= ?2 and (seq is not null or moved is not null)`,
      args: [part.after, part.to],
    },
    isLastPart(part)
      ? { sql: 'delete from translation', args: [] }
      : {
          sql: 'delete from translation where contribution_id > ?1 and contribution_id <= ?2',
          args: [part.after, part.to],
        },
  ];
}

/** Is it over, and something tells its order still? Two looks into indexes that are empty where nothing does. */
export async function holdsOrder(db: Database): Promise<boolean> {
  const query = `select exists (select 1 from contribution where seq is not null)
    or exists (select 1 from contribution where moved is not null) or exists (select 1 from translation)
    from consultation where state in ${overStates}`;
  const [row] = await db.query(query, []);
  return row?.[0] === 1;
}
