import type { CountTable } from '../tables.ts';

/** R209: a number that is told is of at least so many children. */
export const threshold = 10;

/** Numbers are rounded down to a multiple of this, so that one child more or less does not show. */
export const rounding = 5;

/** A group of fewer children than this … */
export const smallGroup = 50;
/** … must not be told to be of one mind: more than this share of it in one answer says that answer of each of its children (R211). */
export const nearlyAll = 0.9;

/** Are `part` of a group of `all` children so many that to tell it tells each child's answer? */
export function isOfOneMind(part: number, all: number): boolean {
  return all < smallGroup && part > nearlyAll * all;
}

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
 * it. In a poll with several answers the cells are no parts of the whole, and none can be had so.
 * It looks at one table alone, and only at the numbers in it. What several tables tell together, and who did not choose an option, is a rule of its
 * own (`protectTogether`).
 */
export function protectTable(table: CountTable): ProtectedTable {
  const { kind, subject, activityId } = table;
  return { kind, subject, activityId, ...protectCells(table) };
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
