import { auditLater, nameOf, protectTogether } from './answers.ts';
import { hideMore } from './hide-more.ts';

type Crosses = readonly {
  readonly rows: readonly { readonly cells: readonly unknown[] }[];
}[];

/** What is asked of disclosure control where a release is prepared, by name. Pure, and of values that can go over to another thread. */
export const controls = { protectTogether, hideMore, auditLater } as const;

export type ControlName = keyof typeof controls;

/** The same, done elsewhere where it is much. */
export type DisclosureControl = {
  readonly [Name in ControlName]: (
    ...of: Parameters<(typeof controls)[Name]>
  ) => Promise<ReturnType<(typeof controls)[Name]>>;
};

/** The tables by attributes that are worked out: beside a table that was told `before` none is. */
export function untold(...[counted, before]: Parameters<typeof protectTogether>) {
  const told = new Set(before.tables.map(nameOf));
  return counted.crosses.filter((cross) => !told.has(nameOf(cross)));
}

/**
 * How many numbers stand in tables by attributes: each costs a linear programme over all that hang together with it. Tables that
 * nothing divides are worked out in no time, however many they are.
 */
export function dividedNumbers(crosses: Crosses): number {
  return crosses.reduce(
    (sum, { rows }) => sum + rows.reduce((inRows, { cells }) => inRows + cells.length, 0),
    0,
  );
}
