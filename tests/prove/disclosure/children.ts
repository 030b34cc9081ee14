// Children nobody is, counted into tables as a consultation would: every number of a file comes from the same children, so that it can be
// true, and the intruder of this proof is told nothing but the answer of the product.
import type { Seeded } from '../../support/house/seeded.ts';

export type MadeChild = Readonly<Record<string, string>> & { readonly topics: string };

type Table = { id: string; population: string; dimensions: string[]; cells: Cell[] };
type Cell = { at: string[]; children: number };
export type MadeFile = {
  readonly format: 'due-weight-tables';
  readonly version: 1;
  readonly dimensions: readonly {
    name: string;
    categories: string[];
    several?: boolean;
    merges?: string[][];
  }[];
  readonly populations: { id: string; children: number }[];
  readonly divisions: { whole: string; into: string[] }[];
  readonly releases: { id: string; tables: Table[] }[];
};

/** A file with the children it was counted from, by population. */
export type Made = { readonly file: MadeFile; readonly members: ReadonlyMap<string, readonly MadeChild[]> };

/** One to four tables over one set of children, and sometimes a group of them beside it. */
export function makeTables(random: Seeded): Made {
  const made = start(random, 15 + random.below(random.chance(0.3) ? 400 : 90));
  const tables = [tableOf(made, 'all', ['answer'])];
  for (const dimensions of [
    ['answer', 'region'],
    ['answer', 'age'],
    ['age', 'region'],
    ['topics'],
    ['topics', 'age'],
  ])
    if (random.chance(0.35)) tables.push(tableOf(made, 'all', dimensions));
  if (random.chance(0.4)) {
    part(made, random, { whole: 'all', id: 'group', least: 0 });
    tables.push(tableOf(made, 'group', random.chance(0.5) ? ['answer'] : ['answer', 'age']));
  }
  made.file.releases.push({ id: '1', tables });
  return made;
}

/**
 * Two to four releases: groups within groups, divisions, what is left when one child is gone, and the same tables again. Sometimes the
 * smaller group comes first.
 */
export function makeHistory(random: Seeded): Made {
  const made = start(random, 25 + random.below(150));
  const [outer, inner] = ['group', 'group within'];
  part(made, random, { whole: 'all', id: outer, least: 12 });
  part(made, random, { whole: outer, id: inner, least: 4 });
  const one = random.pick(['all', outer]);
  part(made, random, { whole: one, id: `${one} but one`, leaving: 1 });
  part(made, random, { whole: 'all', id: 'all but some', leaving: 2 + random.below(14) });
  const populations = ['all', outer, inner, `${one} but one`, 'all but some'];
  const order = random.chance(0.7) ? populations : populations.toReversed();
  const dimensions = [['answer'], ['answer', 'age'], ['answer', 'region'], ['topics']];
  for (let at = 0; at < 2 + random.below(3); at += 1) {
    const tables = order
      .slice(at, at + 2)
      .flatMap((population) =>
        dimensions.filter((_, n) => n === 0 || random.chance(0.3)).map((of) => tableOf(made, population, of)),
      );
    made.file.releases.push({ id: String(at + 1), tables });
  }
  return made;
}

type Making = { file: MadeFile; members: Map<string, readonly MadeChild[]> };

function start(random: Seeded, count: number): Making {
  const names = (what: string, most: number) =>
    Array.from({ length: 2 + random.below(most - 1) }, (_, at) => `${what} ${at + 1}`);
  const dimensions: MadeFile['dimensions'] = [
    { name: 'answer', categories: names('answer', 4) },
    { name: 'region', categories: names('region', 4) },
    { name: 'age', categories: names('age', 3) },
    { name: 'topics', categories: names('topic', 4), several: true },
  ];
  const [answer, , age] = dimensions;
  if (age && random.chance(0.4))
    age.merges = age.categories.slice(1).map((each, at) => [age.categories[at] ?? '', each]);
  if (answer && answer.categories.length > 2 && random.chance(0.3))
    answer.merges = [answer.categories.slice(-2)];
  // The first of each is common, the last rare; an answer leans on the region, so that some groups are nearly of one mind.
  const skewed = (of: readonly string[], lean = 0) => {
    let at = lean % of.length;
    while (at < of.length - 1 && random.chance(0.4)) at += 1;
    return of[at] ?? '';
  };
  const children = Array.from({ length: count }, () => {
    const region = skewed(dimensions[1]?.categories ?? []);
    return {
      region,
      answer: skewed(answer?.categories ?? [], random.chance(0.5) ? region.length + region.charCodeAt(7) : 0),
      age: skewed(age?.categories ?? []),
      topics: (dimensions[3]?.categories ?? []).filter(() => random.chance(0.3)).join('\n') || 'topic 1',
    };
  });
  return {
    file: {
      format: 'due-weight-tables',
      version: 1,
      dimensions,
      populations: [{ id: 'all', children: count }],
      divisions: [],
      releases: [],
    },
    members: new Map([['all', children]]),
  };
}

/** Some of the children of a population as one of their own, declared as a part of it. */
function part(
  { file, members }: Making,
  random: Seeded,
  of: { whole: string; id: string; least?: number; leaving?: number },
): void {
  const whole = members.get(of.whole) ?? [];
  const size =
    of.leaving === undefined
      ? Math.min(whole.length, (of.least ?? 0) + random.below(whole.length))
      : Math.max(0, whole.length - of.leaving);
  // Children stand in no order, so the first of them are any; but one that leaves is one of them by chance.
  const gone = of.leaving === 1 ? random.below(whole.length) : -1;
  const children = whole.filter((_, at) => (gone < 0 ? at < size : at !== gone));
  members.set(of.id, children);
  file.populations.push({ id: of.id, children: children.length });
  file.divisions.push({ whole: of.whole, into: [of.id] });
}

function tableOf({ file, members }: Making, population: string, dimensions: string[]): Table {
  const children = members.get(population) ?? [];
  const places = dimensions.reduce<string[][]>(
    (so, name) => {
      const categories = file.dimensions.find((each) => each.name === name)?.categories ?? [];
      return so.flatMap((place) => [...categories, '*'].map((category) => [...place, category]));
    },
    [[]],
  );
  const cells = places.map((at) => ({
    at,
    children: children.filter((child) => isAt(child, dimensions, at)).length,
  }));
  return { id: `${population}: ${dimensions.join(' and ')}`, population, dimensions, cells };
}

/** Whether a child stands at a place; merged categories are joined with `+`. */
export function isAt(child: MadeChild, dimensions: readonly string[], at: readonly string[]): boolean {
  return dimensions.every((name, place) => {
    const category = at[place] ?? '*';
    return (
      category === '*' || (child[name] ?? '').split('\n').some((each) => category.split('+').includes(each))
    );
  });
}
