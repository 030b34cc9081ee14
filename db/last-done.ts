import type { Engine, Statement } from './engine.ts';
import type { SeldomDeed } from './migrations/seldom.ts';

/**
 * The newest entry of a deed that is seldom done. An index has those alone, and no entry of a decision: a log of millions was read to its beginning for
 * one that was never done. The deed stands in the text, because an index of a part is used for no value that is bound.
 */
const newest = (column: 'day' | 'detail', deed: SeldomDeed) =>
  `select ${column} from audit where deed = '${deed}' order by n desc limit 1`;

/** The day on which a deed was last done; undefined where it never was. */
export async function lastDayOf(
  database: Pick<Engine, 'query'>,
  deed: SeldomDeed,
): Promise<string | undefined> {
  const [row] = await database.query(newest('day', deed), []);
  return row && String(row[0]);
}

/** What was said besides when a deed was last done; undefined where it never was. */
export async function lastDetailOf(
  database: Pick<Engine, 'query'>,
  deed: SeldomDeed,
): Promise<string | undefined> {
  const [row] = await database.query(newest('detail', deed), []);
  return row && String(row[0]);
}

/** The same as one text, '' where it was never done. For `stillStored`. */
export function lastDetail(deed: SeldomDeed): Statement {
  return { sql: `select coalesce((${newest('detail', deed)}), '')`, args: [] };
}
