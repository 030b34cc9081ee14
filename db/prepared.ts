import type { Database } from './database.ts';

/**
 * A query of which the text is made once for each database, however often it is asked: making it took as long as answering it, a
 * fifth of what a message of a room costs. `sql.placeholder` stands for what changes. Answers what has `get` and `all`.
 */
export function prepared<Query>(make: (read: Database['read']) => Query): (db: Database) => Query {
  const made = new WeakMap<Database['read'], Query>();
  return ({ read }) => {
    const known = made.get(read) ?? make(read);
    made.set(read, known);
    return known;
  };
}
