import { countId, type DeclaredTable, every, placesOf } from './declared.ts';
import { oneName } from './populations.ts';
import type { TablesFile } from './tables-schema.ts';

type FileTable = TablesFile['releases'][number]['tables'][number];
type FileDimension = TablesFile['dimensions'][number];

/** Only so many problems are told: the first ones explain the rest. */
const mostProblems = 20;

/** What is wrong with a file of the right shape, a sentence each. Numbers are not repeated: they may be small. */
export function problemsOf(file: TablesFile): readonly string[] {
  const problems = [...namesTwice(file), ...badDimensions(file), ...badDivisions(file)];
  // What a table means is asked only once the names it uses mean something.
  if (problems.length === 0) problems.push(...badTables(file));
  return problems.slice(0, mostProblems);
}

function namesTwice(file: TablesFile): string[] {
  const lists: readonly (readonly [string, readonly string[]])[] = [
    ['dimensions', file.dimensions.map((each) => each.name)],
    ['populations', file.populations.map((each) => each.id)],
    ['releases', file.releases.map((each) => each.id)],
    ...file.releases.map((each) => [`release ${each.id}`, each.tables.map((table) => table.id)] as const),
    ...file.dimensions.map((each) => [`dimension ${each.name}`, each.categories] as const),
  ];
  return lists.flatMap(([where, names]) =>
    new Set(names).size < names.length ? [`${where}: a name stands there twice`] : [],
  );
}

function badDimensions(file: TablesFile): string[] {
  return file.dimensions.flatMap((dimension) => {
    const where = `dimension ${dimension.name}`;
    const merges = dimension.merges ?? [];
    const problems: string[] = [];
    if (dimension.categories.length < 2) problems.push(`${where}: it has fewer than two categories`);
    if (dimension.categories.includes(every)) problems.push(`${where}: ${every} stands for all categories`);
    if (merges.length > 0 && dimension.several)
      problems.push(`${where}: children in several categories cannot be added, so nothing can be merged`);
    if (merges.length > 0 && dimension.categories.some((each) => each.includes('+')))
      problems.push(`${where}: + joins merged categories and stands in no name`);
    if (merges.some((group) => group.some((each) => !dimension.categories.includes(each))))
      problems.push(`${where}: it merges what is no category of it`);
    return problems;
  });
}

function badDivisions(file: TablesFile): string[] {
  const sizes = new Map(file.populations.map(({ id, children }) => [id, children]));
  const divisions = file.divisions ?? [];
  const reaches = (from: string, to: string, seen = new Set<string>()): boolean =>
    divisions.some(
      ({ whole, into }) =>
        whole === from &&
        into.some((part) => part === to || (!seen.has(part) && reaches(part, to, seen.add(part)))),
    );
  return divisions.flatMap(({ whole, into }) => {
    const where = `division of ${whole}`;
    if (![whole, ...into].every((id) => sizes.has(id))) return [`${where}: a population is not declared`];
    if (new Set(into).size < into.length) return [`${where}: a population stands there twice`];
    if (reaches(whole, whole)) return [`${where}: a population is a part of itself`];
    const all = sizes.get(whole);
    const parts = into.reduce((sum, id) => sum + (sizes.get(id) ?? 0), 0);
    return all !== undefined && parts > all ? [`${where}: its parts are more than the whole`] : [];
  });
}

function badTables(file: TablesFile): string[] {
  const named = oneName(
    file.populations.map(({ id, children }) => ({ id, children })),
    file.divisions ?? [],
  );
  const truth = new Map<string, number>();
  return file.releases.flatMap((release) =>
    release.tables.flatMap((table) => {
      const where = `table ${table.id} of release ${release.id}`;
      const problem =
        badShape(table, file) ?? (release.frozen ? undefined : badNumbers(table, { file, truth, named }));
      return problem === undefined ? [] : [`${where}: ${problem}`];
    }),
  );
}

function badShape(table: FileTable, file: TablesFile): string | undefined {
  const dimensions = dimensionsOf(table, file);
  if (!file.populations.some(({ id }) => id === table.population)) return 'its population is not declared';
  if (dimensions.length < table.dimensions.length || new Set(table.dimensions).size < table.dimensions.length)
    return 'a dimension of it is not declared, or stands there twice';
  const places = new Set(placesFor(table, file).map(keyOf));
  if (table.cells.some(({ at }) => !places.has(keyOf(at)))) return 'a cell stands under no category';
  if (new Set(table.cells.map(({ at }) => keyOf(at))).size < table.cells.length)
    return 'a cell stands there twice';
  return undefined;
}

function badNumbers(
  table: FileTable,
  {
    file,
    truth,
    named,
  }: { file: TablesFile; truth: Map<string, number>; named: (population: string) => string },
): string | undefined {
  if (table.cells.some(({ children }) => children === null)) return 'only a frozen release has hidden cells';
  const given = new Map(table.cells.map(({ at, children }) => [keyOf(at), children]));
  const dimensions = dimensionsOf(table, file);
  const population = file.populations.find(({ id }) => id === table.population)?.children;
  if (population === undefined) return 'its population has to say how many children it is';
  const cells = withMargins(table, file).cells;
  if (cells.length < placesFor(table, file).length) return 'a number is missing';
  const numbers = new Map(cells.map(({ at, children }) => [keyOf(at), children]));
  for (const { at, children } of cells) {
    if ((given.get(keyOf(at)) ?? children) !== children) return 'a sum is not what its cells add up to';
    for (const [place, dimension] of dimensions.entries()) {
      if (at[place] !== every) continue;
      const parts = dimension.categories.map((category) => numbers.get(keyOf(at.with(place, category))) ?? 0);
      const sum = parts.reduce((all, each) => all + each, 0);
      const fits = dimension.several
        ? children <= sum && parts.every((each) => each <= children)
        : sum === children;
      if (!fits) return 'a sum is not what its cells add up to';
    }
    if (at.every((category) => category === every) && children !== population)
      return 'it has not as many children as its population';
    const id = countId(named(table.population), table.dimensions, at);
    if ((truth.get(id) ?? children) !== children)
      return 'another table has another number of the same children';
    truth.set(id, children);
  }
  return undefined;
}

/** A table of the file with the sums that its cells give; of a dimension with several answers sums have to be given. */
export function withMargins(table: FileTable, file: TablesFile): DeclaredTable {
  const numbers = new Map(
    table.cells.flatMap(({ at, children }) => (children === null ? [] : [[keyOf(at), children] as const])),
  );
  const dimensions = dimensionsOf(table, file);
  // `*` comes last among the categories of a dimension, so each sum finds its parts.
  for (const [place, dimension] of dimensions.entries()) {
    if (dimension.several) continue;
    for (const at of placesFor(table, file)) {
      if (at[place] !== every || numbers.has(keyOf(at))) continue;
      const parts = dimension.categories.map((category) => numbers.get(keyOf(at.with(place, category))));
      if (parts.every((each) => each !== undefined))
        numbers.set(
          keyOf(at),
          parts.reduce<number>((all, each) => all + (each ?? 0), 0),
        );
    }
  }
  const { id, population, dimensions: names } = table;
  const cells = placesFor(table, file).flatMap((at) => {
    const children = numbers.get(keyOf(at));
    return children === undefined ? [] : [{ at, children }];
  });
  return { id, population, calledAs: population, dimensions: names, cells };
}

function dimensionsOf(table: FileTable, file: TablesFile): readonly FileDimension[] {
  return table.dimensions.flatMap((name) => file.dimensions.find((each) => each.name === name) ?? []);
}

function placesFor(table: FileTable, file: TablesFile): readonly (readonly string[])[] {
  return placesOf(dimensionsOf(table, file));
}

const keyOf = (at: readonly string[]) => JSON.stringify(at);
