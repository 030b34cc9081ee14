import type { Connection, Prepared, prepare } from './connection.ts';
import { bindable, type Row, type SqlValue, StoreError } from './engine.ts';

// Enough for every statement of the product; a bound, so that statements built by hand cannot grow memory.
const preparedLimit = 300;
const nothing: readonly Row[] = [];

export type Runner = {
  /** `one`: it answers one row at most. */
  readonly run: (sql: string, args: readonly SqlValue[], one?: boolean) => readonly Row[];
  /** How many rows the last statement changed, or answered where it answers rows: what `changes()` would say of it. */
  readonly changed: () => number;
  /** All since `countAnew`. */
  readonly changes: () => number;
  readonly countAnew: () => void;
  /** From now on every statement is refused with `database-closed`. */
  readonly end: () => void;
};

/** Runs statements on an open file, each SQL text prepared once, by `prepares`. */
export function createRunner(
  { connection, id }: { readonly connection: Connection; readonly id: string },
  prepares: typeof prepare,
): Runner {
  const statements = new Map<string, Prepared>();
  let open = true;
  let changed = 0;
  let changes = 0;

  function prepared(sql: string): Prepared {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    if (!open) throw new StoreError('database-closed', `The database ${id} is closed.`);
    const made = prepares(connection, sql);
    if (statements.size >= preparedLimit) {
      const oldest = statements.keys().next().value;
      if (oldest !== undefined) statements.delete(oldest);
    }
    statements.set(sql, made);
    return made;
  }

  function run(sql: string, args: readonly SqlValue[], one = false): readonly Row[] {
    const statement = prepared(sql);
    // The driver binds NULL for what is missing and drops what is too much, both without a word.
    if (statement.parameters !== args.length) {
      throw new StoreError(
        'value-not-storable',
        `${args.length} values for ${statement.parameters} places: ${sql}`,
      );
    }
    const bound = args.length === 0 ? [] : bindable(args);
    if (statement.reader) {
      const row = one ? statement.row(bound) : undefined;
      const rows = one ? (row === undefined ? nothing : [row]) : statement.rows(bound);
      changed = rows.length;
      return rows;
    }
    changed = statement.run(bound);
    changes += changed;
    return nothing;
  }

  return {
    run,
    changed: () => changed,
    changes: () => changes,
    countAnew() {
      changes = 0;
    },
    end() {
      open = false;
      statements.clear();
    },
  };
}
