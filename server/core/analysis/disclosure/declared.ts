import type { Settings } from './counts.ts';

/** Something children are told apart by: an answer, a band of ages, a region. */
export type Dimension = {
  readonly name: string;
  readonly categories: readonly string[];
  /** True when a child may be in several categories at once. */
  readonly several: boolean;
  /** Categories that may become one where one of them is small, in the order in which that is tried. */
  readonly merges: readonly (readonly string[])[];
};

/** A set of children. One id is the very same children wherever it stands. */
export type Population = {
  readonly id: string;
  /** Undefined where nobody knows any more; then it is too close to every other one that it may share children with. */
  readonly children: number | undefined;
};

/** Populations without a child in common, all of them within `whole`. Who is in none of them is the rest. */
export type Division = { readonly whole: string; readonly into: readonly string[] };

/** A number of a table. `at` has a category of each dimension, or `*` for all of them. */
export type TableCell = { readonly at: readonly string[]; readonly children: number };

/** A count of children by no, one or two dimensions. */
export type DeclaredTable = {
  readonly id: string;
  readonly population: string;
  /** What its population is called, where another name has the same children. */
  readonly calledAs: string;
  readonly dimensions: readonly string[];
  readonly cells: readonly TableCell[];
};

/** A frozen release says what it told; the others say the truth and are protected in their order. */
export type DeclaredRelease = {
  readonly id: string;
  readonly tables: readonly DeclaredTable[];
  /** Where the release is frozen already: by count id what each of its tables told, null for hidden. A count may stand there more than once. */
  readonly frozen: readonly (readonly [string, number | null])[] | undefined;
};

export type Declared = {
  readonly settings: Settings;
  readonly dimensions: readonly Dimension[];
  readonly populations: readonly Population[];
  readonly divisions: readonly Division[];
  readonly releases: readonly DeclaredRelease[];
};

/** Stands for all categories of a dimension. */
export const every = '*';

/**
 * The id of one count: the same children under the same categories are the same count in every table and release. `at` is in the
 * order of `dimensions`.
 */
export function countId(population: string, dimensions: readonly string[], at: readonly string[]): string {
  const named = dimensions.flatMap((name, place) => {
    const category = at[place] ?? every;
    return category === every ? [] : [[name, category] as const];
  });
  return JSON.stringify([population, ...named.sort(([a], [b]) => (a < b ? -1 : 1))]);
}

/** Every place of a table: each category and `*` of each dimension, all combined; the place of the total alone is last. */
export function placesOf(
  dimensions: readonly Pick<Dimension, 'categories'>[],
): readonly (readonly string[])[] {
  return dimensions.reduce<readonly (readonly string[])[]>(
    (places, { categories }) =>
      places.flatMap((place) => [...categories, every].map((category) => [...place, category])),
    [[]],
  );
}

/** The dimensions of a table, in its order. One that is not declared is left out: reading a file refuses it. */
export function dimensionsOf(
  table: { readonly dimensions: readonly string[] },
  all: readonly Dimension[],
): readonly Dimension[] {
  return table.dimensions.flatMap((name) => all.find((each) => each.name === name) ?? []);
}
