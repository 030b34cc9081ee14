import type { Database } from '../../databases.ts';
import type { Statement } from '../../engine.ts';

/**
 * A number in the head of the file that SQLite keeps for whoever uses it, and copies with the file: 1 while pages have to be written anew.
 * A table would say the same and need a migration.
 */
export function markRewriteOwed(owed: boolean): Statement {
  return { sql: `pragma application_id = ${owed ? 1 : 0}`, args: [] };
}

/** Whether the pages of this file have to be written anew. One that gives no answer owes none: a libSQL server keeps its own pages, and may refuse to say. */
export async function isRewriteOwed(db: Database): Promise<boolean> {
  const [row] = await db.query('pragma application_id', []).catch(() => []);
  return row?.[0] === 1;
}
