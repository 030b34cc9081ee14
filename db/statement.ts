import { is, Param, Placeholder } from 'drizzle-orm';
import { type Engine, type SqlValue, type Statement, StoreError } from './engine.ts';

export const guardSql = 'insert into guard select changes()';

/** Refuses the write when the statement before it changed no row: the condition stays inside the SQL. */
export function guard(refusal: string): Statement {
  return { sql: guardSql, args: [], refusal };
}

/**
 * Refuses the write, as `stale-revision` unless something else is said, when what is stored is no longer what was read: `stored` is a query of one text, and `was` what it
 * answered before the words themselves were read. So what came between the two is refused as well.
 */
export function stillStored(stored: Statement, was: string, refusal = 'stale-revision'): Statement {
  return {
    sql: `insert into guard select (${stored.sql}) = ?${stored.args.length + 1}`,
    args: [...stored.args, was],
    refusal,
  };
}

/** The one text that such a query answers now; read it before the words themselves are read. */
export async function storedNow(db: Pick<Engine, 'query'>, stored: Statement): Promise<string> {
  return String((await db.query(stored.sql, stored.args))[0]?.[0] ?? '');
}

type DrizzleQuery = { toSQL(): { sql: string; params: unknown[] } };

export type Values = Readonly<Record<string, unknown>>;

/**
 * Turns a drizzle query with placeholders into a function that makes the statement: SQL text is built once (about 96 µs),
 * and one text means one prepared statement. Each value goes through its column's encoder, as drizzle's own
 * `fillPlaceholders` would do; the plan is made here once because that function walks prototypes at every call.
 */
export function compile<V extends Values = Values>(
  query: DrizzleQuery,
  refusal?: string,
): (values: V) => Statement {
  const { sql, params } = query.toSQL();
  const plan = params.map(planOf);
  return (values) => {
    const args = plan.map((fill) => fill(values));
    return refusal === undefined ? { sql, args } : { sql, args, refusal };
  };
}

function planOf(param: unknown): (values: Values) => SqlValue {
  if (is(param, Placeholder)) {
    const { name } = param;
    return (values) => sqlValue(valueIn(values, name));
  }
  if (is(param, Param) && is(param.value, Placeholder)) {
    const { encoder } = param;
    const { name } = param.value;
    return (values) => {
      const value = valueIn(values, name);
      return value === null ? null : sqlValue(encoder.mapToDriverValue(value));
    };
  }
  const fixed = sqlValue(param);
  return () => fixed;
}

function valueIn(values: Values, name: string): unknown {
  const value = values[name];
  if (value === undefined)
    throw new StoreError('value-not-storable', `No value for the placeholder "${name}".`);
  return value;
}

/** A boolean is 0 or 1, as drizzle's own encoder has it; all else must already be storable. */
export function sqlValue(value: unknown): SqlValue {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value === null || typeof value === 'string' || typeof value === 'number' || value instanceof Uint8Array)
    return value;
  throw new StoreError('value-not-storable', `A value of type ${typeof value} cannot be stored.`);
}
