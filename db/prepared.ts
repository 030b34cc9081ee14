import type { Database } from './database.ts';

/**
 * A query of which the text is made once for each database, however often it is asked: making it was a third
 * of what coming into a room again cost. `sql.placeholder` stands for what changes. Answers what has `get` and `all`.
 */
export function prepared<Query>(make: (read: Database['read']) => Query): (db: Database) => Query {
  const made = new WeakMap<Database['read'], Query>();
  return ({ read }) => {
    const known = made.get(read) ?? make(read);
    made.set(read, known);
    return known;
  };
}
