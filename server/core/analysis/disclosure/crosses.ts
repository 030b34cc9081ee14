import type { CountTable } from '../tables.ts';
import type { Count, Line } from './counts.ts';
import type { ProtectedCell } from './small-numbers.ts';
import { unchosen } from './unchosen.ts';

/** Everybody who gave none of the organiser's answers: something else, no answer, never asked. Never parted any further. */
export const rest = 'rest';

/** The children of one poll or statement once more, by an attribute. Never told as it is. */
export type CrossTable = {
  readonly kind: CountTable['kind'];
  readonly subject: string;
  readonly activityId: string;
  readonly attribute: string;
  /** By position of the answer, then `rest`: each child is in exactly one row. */
  readonly rows: readonly {
    readonly category: string;
    readonly children: number;
    readonly cells: CountTable['cells'];
  }[];
};

/** The same as it may be told; null is hidden. */
export type ProtectedCross = Omit<CrossTable, 'rows'> & {
  readonly rows: readonly {
    readonly category: string;
    readonly children: number | null;
    readonly cells: readonly ProtectedCell[];
  }[];
};

/** Numbers undefined where only what was told is known. */
type Shape = Omit<CrossTable, 'rows'> & {
  readonly rows: readonly {
    readonly category: string;
    readonly children?: number | null | undefined;
    readonly cells: readonly { readonly cell: string; readonly children?: number | null | undefined }[];
  }[];
};

/** What one number of it is called among all numbers; without a cell the sum of a row. */
export function crossId(of: Omit<CrossTable, 'rows'>, category: string, cell?: string): string {
  return JSON.stringify([of.kind, of.subject, of.attribute, category, ...(cell === undefined ? [] : [cell])]);
}

/**
 * The counts of a table by an attribute, and how they hang on the table it divides: a row is its cells, the rows of a cell are that
 * cell, the rows are everybody. Nearly all of a row in one cell says it of each child of the row, and the other way round. Where a child may be
 * in several cells, who is in a row and not in a cell is a number that nobody tells.
 */
export function crossSystem(
  cross: Shape,
  base: { readonly parts: boolean; readonly idOf: (cell?: string) => string },
  truth: boolean,
): { readonly counts: readonly Count[]; readonly lines: readonly Line[] } {
  const count = (id: string, children: number | null | undefined): Count => ({
    id,
    children: truth ? (children ?? undefined) : undefined,
    role: 'cell',
    frozen: undefined,
  });
  const cells = cross.rows[0]?.cells.map(({ cell }) => cell) ?? [];
  const sum = (whole: string, parts: readonly string[]): Line => ({ kind: 'sum', whole, parts, group: true });
  const rows = cross.rows.map(
    ({ category }): Line => ({
      kind: base.parts ? 'sum' : 'cover',
      whole: crossId(cross, category),
      parts: cells.map((cell) => crossId(cross, category, cell)),
      group: true,
    }),
  );
  const not = base.parts ? [] : rows.map(unchosen);
  return {
    counts: [
      ...cross.rows.flatMap((row) => [
        count(crossId(cross, row.category), row.children),
        ...row.cells.map(({ cell, children }) => count(crossId(cross, row.category, cell), children)),
      ]),
      ...not.flatMap(({ counts }) => counts),
    ],
    lines: [
      ...rows,
      ...not.flatMap(({ lines }) => lines),
      ...cells.map((cell) =>
        sum(
          base.idOf(cell),
          cross.rows.map(({ category }) => crossId(cross, category, cell)),
        ),
      ),
      sum(
        base.idOf(),
        cross.rows.map(({ category }) => crossId(cross, category)),
      ),
    ],
  };
}

/** As it is told, from the numbers that stayed. */
export function toldCross(cross: Shape, told: ReadonlyMap<string, number | null>): ProtectedCross {
  const { kind, subject, activityId, attribute } = cross;
  return {
    kind,
    subject,
    activityId,
    attribute,
    rows: cross.rows.map(({ category, cells }) => ({
      category,
      children: told.get(crossId(cross, category)) ?? null,
      cells: cells.map(({ cell }) => ({ cell, children: told.get(crossId(cross, category, cell)) ?? null })),
    })),
  };
}
