import { type Engine, StoreError } from './engine.ts';

/** Stands in the control chain from the first start with a complaints database on: from then on a missing one is a loss. */
export const complaintsBegun = 'complaints:begun';

export async function hasBegun(control: Pick<Engine, 'query'>): Promise<boolean> {
  return (await control.query('select 1 from audit where deed = ?1 limit 1', [complaintsBegun])).length > 0;
}

/** A key whose database is not there, or empty: a loss, and never a beginning. */
export function missing(id: string): StoreError {
  return new StoreError(
    'database-unreadable',
    `The database ${id} is missing or empty, though there is a key for it.`,
  );
}

/** A table of which nobody said when it ends would outlive every promise. Refusal: `table-without-retention`. */
export async function refuseWithoutEnd<Kind extends string>(
  engine: Engine,
  of: {
    readonly id: string;
    readonly kind: Kind;
    readonly withoutEnd: ((kind: Kind, tables: readonly string[]) => readonly string[]) | undefined;
  },
): Promise<void> {
  const rows = await engine.query(
    `select name from sqlite_schema where type = 'table' and name not like 'sqlite\\_%' escape '\\'`,
    [],
  );
  const names = rows.map(([name]) => String(name));
  const found = of.withoutEnd?.(of.kind, names) ?? [];
  if (found.length > 0)
    throw new StoreError(
      'table-without-retention',
      `The database ${of.id} has a table of which nobody said how long it is kept: ${found.join(', ')}.`,
    );
}
