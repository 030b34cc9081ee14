import { drizzle } from 'drizzle-orm/sqlite-proxy';
import Libsql from 'libsql';
import type { Database, Databases } from '../../../db/databases.ts';
import type { SqlValue } from '../../../db/engine.ts';
import { sqlValue } from '../../../db/statement.ts';
import type { TestHouse } from '../house/house.ts';

/** Tables that grow with each child: none is read whole while children are served. */
const large = ['audit', 'contribution', 'vote', 'translation'] as const;

export type Asked = { readonly sql: string; readonly args: readonly SqlValue[] };
type Noted = Asked & { readonly db: Database };

/** From now on notes every statement with which the use cases of a house read and write, each text once for a kind of database. */
export function noteStatements({ deps }: Pick<TestHouse, 'deps'>): ReadonlyMap<string, Noted> {
  const noted = new Map<string, Noted>();
  const { databases } = deps;
  const kinds = [databases.control, databases.complaints];
  const noting = (db: Database): Database => {
    const kind = kinds.includes(db) ? db.id : 'consultation';
    const note = (sql: string, args: readonly SqlValue[]) => {
      if (!noted.has(`${kind}: ${sql}`)) noted.set(`${kind}: ${sql}`, { db, sql, args });
    };
    const query: Database['query'] = (sql, args) => {
      note(sql, args);
      return db.query(sql, args);
    };
    return {
      ...db,
      query,
      read: drizzle(async (sql, params, method) => {
        const rows = await query(sql, params.map(sqlValue));
        return { rows: method === 'get' ? (rows[0] as SqlValue[]) : [...rows] };
      }),
      write(write) {
        for (const { sql, args } of write) note(sql, args);
        return db.write(write);
      },
    };
  };
  const known = new Map<Database, Database>();
  const once = (db: Database) => {
    const found = known.get(db) ?? noting(db);
    known.set(db, found);
    return found;
  };
  const watched: Databases = {
    ...databases,
    control: once(databases.control),
    complaints: once(databases.complaints),
    async consultation(id) {
      const db = await databases.consultation(id);
      return db && once(db);
    },
  };
  Object.assign(deps, { databases: watched });
  return noted;
}

/** Has a few entries of all there are. */
const ofFew = / USING (COVERING )?INDEX translation_held$/;

type Empty = InstanceType<typeof Libsql>;
/** By the texts of their tables: databases in which nothing stands, beside those that are asked about, which have something under way. */
const empties = new Map<string, Empty>();

async function emptyLike(
  db: Database,
): Promise<{ readonly empty: Empty; readonly schema: readonly string[] }> {
  const rows = await db.query(
    `select sql from sqlite_schema where sql is not null and name not like 'sqlite\\_%' escape '\\'
      order by type = 'table' desc`,
    [],
  );
  const schema = rows.map(([text]) => String(text));
  const known = empties.get(schema.join());
  if (known) return { empty: known, schema };
  const empty = new Libsql(':memory:');
  for (const text of schema) empty.exec(text);
  empties.set(schema.join(), empty);
  return { empty, schema };
}

/** What SQLite would go through from one end to the other for this statement, of the tables that grow with each child. */
export async function scansOf(db: Database, { sql, args }: Asked): Promise<readonly string[]> {
  const { empty, schema } = await emptyLike(db);
  const rows = empty.prepare(`explain query plan ${sql}`).all([...args]) as { readonly detail: string }[];
  const views = schema.filter((text) => sql.includes(/^create view (\w+)/i.exec(text)?.[1] ?? '\0'));
  const names = namesIn([sql, ...views].join('\n'));
  return rows.flatMap(({ detail }) => {
    const scanned = /^SCAN ([^ ]+)/.exec(detail)?.[1] ?? '';
    return names.has(scanned) && !ofFew.test(detail) ? [detail] : [];
  });
}

/** What these tables are called in a statement. */
function namesIn(sql: string): ReadonlySet<string> {
  const names = new Set<string>(large);
  for (const table of large)
    for (const [, name = ''] of sql.matchAll(new RegExp(`\\b${table}"?\\s+(?:as\\s+)?"?([a-z_]+)`, 'gi')))
      names.add(name);
  return names;
}
