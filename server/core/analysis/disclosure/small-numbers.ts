import type { CountTable } from '../tables.ts';

/** DESIGN § 3: a number that is told is of at least so many children. */
export const threshold = 10;

/** Numbers are rounded down to a multiple of this, so that one child more or less does not show. */
export const rounding = 5;

export type ProtectedCell = { readonly cell: string; readonly children: number | null };

/** A table in which no number is under the threshold and every number is rounded; null is hidden. */
export type ProtectedTable = {
  readonly kind: CountTable['kind'];
  readonly subject: string;
  readonly activityId: string;
  readonly children: number | null;
  readonly cells: readonly ProtectedCell[];
};

/** A number of children as it may be told: rounded down, or null when they are too few. None at all is too few as well. */
export function protectNumber(children: number): number | null {
  return children < threshold ? null : Math.floor(children / rounding) * rounding;
}

/**
 * A table as it may be told. Under the threshold all of it is hidden. Where the cells are parts of the whole and exactly one
 * would be hidden, the smallest other one is hidden with it (the first of several), or the whole less the others would tell
 * it. In a poll with several answers the cells are no parts of the whole, and nothing can be subtracted.
 * It looks at one table alone; what several tables tell together is a rule of its own.
 */
export function protectTable(table: CountTable): ProtectedTable {
  const { kind, subject, activityId } = table;
  return { kind, subject, activityId, ...protectCells(table) };
}

/** The same for cells that are parts of `all` and of no table: each child is in exactly one of them. */
export function protectParts(
  all: number,
  cells: CountTable['cells'],
): Pick<ProtectedTable, 'children' | 'cells'> {
  return protectCells({ voters: all, parts: true, cells });
}

function protectCells(
  table: Pick<CountTable, 'voters' | 'parts' | 'cells'>,
): Pick<ProtectedTable, 'children' | 'cells'> {
  const children = protectNumber(table.voters);
  const shown = table.cells.filter((cell) => children !== null && cell.children >= threshold);
  const alone = table.parts && table.cells.length - shown.length === 1;
  const also = alone ? shown.reduce<CountTable['cells'][number] | undefined>(smaller, undefined) : undefined;
  return {
    children,
    cells: table.cells.map((cell) => ({
      cell: cell.cell,
      children: shown.includes(cell) && cell !== also ? protectNumber(cell.children) : null,
    })),
  };
}

function smaller(least: CountTable['cells'][number] | undefined, cell: CountTable['cells'][number]) {
  return least === undefined || cell.children < least.children ? cell : least;
}
