import { type Declared, type DeclaredTable, type Dimension, dimensionsOf, every } from './declared.ts';

/**
 * Dimensions with small categories merged where that was allowed: a group of categories becomes one, named with `+`, as soon as one
 * of them has fewer than k children in a table, so that less has to be hidden. Those in `fixed` were told as they are and stay. One that no table
 * has keeps what was allowed, for a later release.
 */
export function mergeDimensions(
  declared: Pick<Declared, 'dimensions' | 'settings'>,
  tables: readonly DeclaredTable[],
  fixed: ReadonlySet<string>,
): readonly Dimension[] {
  return declared.dimensions.map((dimension) => {
    if (fixed.has(dimension.name) || dimension.several) return dimension;
    const margins = tables.flatMap((table) => marginsOf(table, dimension));
    if (margins.length === 0) return dimension;
    let classes = dimension.categories.map((category) => [category]);
    for (const group of dimension.merges) {
      const among = classes.filter((each) => each.some((category) => group.includes(category)));
      const small = (of: readonly string[]) => (margin: ReadonlyMap<string, number>) =>
        of.reduce((sum, category) => sum + (margin.get(category) ?? 0), 0) < declared.settings.k;
      // A dimension of one category would tell apart nobody.
      if (
        among.length < 2 ||
        among.length === classes.length ||
        !among.some((each) => margins.some(small(each)))
      )
        continue;
      const [first] = among;
      classes = classes.flatMap((each) =>
        each === first ? [among.flat()] : among.includes(each) ? [] : [each],
      );
    }
    return { ...dimension, categories: classes.map(mergedName), merges: [] };
  });
}

/** The name of categories that became one. */
export function mergedName(categories: readonly string[]): string {
  return categories.join('+');
}

/** The same table with its categories merged as `merged` has them. */
export function mergeTable(
  table: DeclaredTable,
  before: readonly Dimension[],
  merged: readonly Dimension[],
): DeclaredTable {
  const [from, to] = [dimensionsOf(table, before), dimensionsOf(table, merged)];
  const names = from.map((dimension, place) => nameOf(dimension, to[place] ?? dimension));
  const cells = new Map<string, { at: readonly string[]; children: number }>();
  for (const { at, children } of table.cells) {
    const place = at.map((category, dimension) => names[dimension]?.(category) ?? category);
    const key = JSON.stringify(place);
    cells.set(key, { at: place, children: (cells.get(key)?.children ?? 0) + children });
  }
  return { ...table, cells: [...cells.values()] };
}

/** What a category is called once merged: categories keep their order inside a name, so the first that fits is the one. */
function nameOf(before: Dimension, after: Dimension): (category: string) => string {
  const names = new Map(before.categories.map((category) => [category, category]));
  if (before !== after)
    for (const merged of after.categories) {
      if (names.has(merged)) continue;
      for (const category of merged.split('+')) names.set(category, merged);
    }
  return (category) => names.get(category) ?? category;
}

/** How many children each category has in a table, over everything else. */
function marginsOf(table: DeclaredTable, dimension: Dimension): readonly ReadonlyMap<string, number>[] {
  const place = table.dimensions.indexOf(dimension.name);
  if (place < 0) return [];
  const margin = new Map<string, number>();
  for (const { at, children } of table.cells)
    if (at.every((category, other) => (other === place ? category !== every : category === every)))
      margin.set(at[place] ?? '', children);
  return [margin];
}
