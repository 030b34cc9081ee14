// An intruder that shares no line with the product's own: it reads the answer of the product and nothing else, knows which
// population lies in which, and thinks of every kind of child there can be (one of each combination of everything) instead of sums of cells.
// With the truth beside it for one purpose: which differences of two populations are of fewer children than k.
import { type Constraint, solve } from 'yalps';
import type { ProtectedFile } from '../../../server/core/analysis/disclosure/protected-file.ts';
import { isAt, type Made } from './children.ts';

export type Secret = {
  readonly name: string;
  readonly least: number;
  readonly most: number;
  /** Who answered and is not in one of several categories. */
  readonly unchosen: boolean;
};
export type Found = {
  readonly secrets: number;
  readonly narrowed: readonly Secret[];
  /** Secrets whose truth is not within what the intruder works out: then the programme is wrong. */
  readonly untrue: number;
};

type Cell = {
  name: string;
  population: string;
  dimensions: readonly string[];
  at: readonly string[];
  told: number | null;
};

/** What can be worked out from a protected file by somebody who has all of it. */
export function intrude(told: ProtectedFile, { file, members }: Made): Found {
  const cells = allCells(told);
  const inside = (whole: string, part: string): boolean =>
    file.divisions.some(
      (each) => each.into.includes(part) && (each.whole === whole || inside(whole, each.whole)),
    );
  // Atoms of populations: which populations a child can be in at once, by what was declared.
  const names = [...members.keys()].filter((name) => cells.some((cell) => cell.population === name));
  const zones = subsets(names).filter((zone) =>
    zone.every((part) => names.every((whole) => !inside(whole, part) || zone.includes(whole))),
  );
  const used = told.dimensions.filter(
    ({ name, several }) => !several && cells.some((cell) => cell.dimensions.includes(name)),
  );
  const kinds = used.reduce<readonly Readonly<Record<string, string>>[]>(
    (so, { name, categories }) => so.flatMap((kind) => categories.map((each) => ({ ...kind, [name]: each }))),
    [{}],
  );
  const several = new Set(told.dimensions.filter((each) => each.several).map(({ name }) => name));

  const variables = new Map<string, Map<string, number>>();
  const constraints = new Map<string, Constraint>();
  for (const at of zones.keys())
    for (const kind of kinds.keys()) variables.set(`atom ${at} ${kind}`, new Map());
  const rows: Cell[] = [];
  for (const cell of cells) {
    const key = `cell ${cell.name}`;
    rows.push(cell);
    const bySeveral = cell.dimensions.some((name, place) => several.has(name) && cell.at[place] !== '*');
    // A child may be in several categories: the cell is a number of its own, within the children it is of.
    const own = bySeveral ? new Map([[key, 1]]) : undefined;
    if (own) {
      variables.set(key, own);
      constraints.set(`within ${key}`, { max: 0 });
      own.set(`within ${key}`, 1);
    }
    for (const [at, zone] of zones.entries())
      for (const [number, kind] of kinds.entries()) {
        const here =
          zone.includes(cell.population) &&
          cell.dimensions.every(
            (name, place) => several.has(name) || cell.at[place] === '*' || kind[name] === cell.at[place],
          );
        if (here) variables.get(`atom ${at} ${number}`)?.set(own ? `within ${key}` : key, own ? -1 : 1);
      }
    if (cell.told !== null) constraints.set(key, { min: cell.told, max: cell.told + told.rounding - 1 });
  }
  const byName = new Map(cells.map((cell) => [cell.name, cell]));
  addUp(told, { byName, several, variables, constraints, inside });

  const secrets: Asked[] = [];
  const truthOf = (cell: Cell, population: string) =>
    (members.get(population) ?? []).filter((child) => isAt(child, cell.dimensions, cell.at)).length;
  for (const cell of rows)
    if (cell.told === null)
      secrets.push({
        name: cell.name,
        of: new Map([[`cell ${cell.name}`, 1]]),
        truth: truthOf(cell, cell.population),
        unchosen: false,
      });
  for (const cell of rows)
    for (const part of rows) {
      const same = nameOf('', cell.dimensions, cell.at) === nameOf('', part.dimensions, part.at);
      if (!same || !inside(cell.population, part.population)) continue;
      const truth = truthOf(cell, cell.population) - truthOf(part, part.population);
      const equal = members.get(cell.population)?.length === members.get(part.population)?.length;
      if (truth >= told.k || equal) continue;
      const of = new Map([
        [`cell ${cell.name}`, 1],
        [`cell ${part.name}`, -1],
      ]);
      secrets.push({ name: `${cell.name} less ${part.population}`, of, truth, unchosen: false });
    }
  // Of who is in a category and who is not, in a population, and in what a part leaves of it, nobody is told which are fewer.
  const notIn = (cell: Cell) =>
    cell.dimensions.flatMap((name, place) => {
      const category = cell.at[place] ?? '*';
      const all = byName.get(nameOf(cell.population, cell.dimensions, cell.at.with(place, '*')));
      if (!several.has(name) || category === '*' || !all) return [];
      const truth = truthOf(all, cell.population) - truthOf(cell, cell.population);
      return [{ all: `cell ${all.name}`, cell: `cell ${cell.name}`, truth }];
    });
  for (const cell of rows)
    for (const [at, not] of notIn(cell).entries()) {
      const of = new Map([
        [not.all, 1],
        [not.cell, -1],
      ]);
      secrets.push({ name: `not ${cell.name}`, of, truth: not.truth, unchosen: true });
      for (const population of names) {
        const part = byName.get(nameOf(population, cell.dimensions, cell.at));
        const without = part && inside(cell.population, population) ? notIn(part)[at] : undefined;
        if (!without || members.get(population)?.length === members.get(cell.population)?.length) continue;
        secrets.push({
          name: `not ${cell.name} less ${population}`,
          of: new Map([...of, [without.all, -1], [without.cell, 1]]),
          truth: not.truth - without.truth,
          unchosen: true,
        });
      }
    }
  return solveAll(secrets, { variables, constraints, k: told.k });
}

type Asked = {
  readonly name: string;
  readonly of: ReadonlyMap<string, number>;
  readonly truth: number;
  readonly unchosen: boolean;
};

type Rows = {
  readonly byName: ReadonlyMap<string, Cell>;
  readonly several: ReadonlySet<string>;
  readonly variables: Map<string, Map<string, number>>;
  readonly constraints: Map<string, Constraint>;
  readonly inside: (whole: string, part: string) => boolean;
};

/**
 * What atoms do not say of numbers of their own: whoever answered is in at least one category, along the other dimension they add
 * up, and a part is within its whole, the rest within the rest.
 */
function addUp(told: ProtectedFile, rows: Rows): void {
  const entry = (name: string, key: string, share: number) => {
    for (const entries of rows.variables.values()) {
      const times = entries.get(`cell ${name}`);
      if (times !== undefined) entries.set(key, (entries.get(key) ?? 0) + share * times);
    }
  };
  for (const { population, dimensions, at } of toldPlaces(told)) {
    const name = nameOf(population, dimensions, at);
    const bySeveral = dimensions.some((each, place) => rows.several.has(each) && at[place] !== '*');
    for (const [place, dimension] of dimensions.entries()) {
      if (at[place] !== '*' || (!bySeveral && !rows.several.has(dimension))) continue;
      const key = `adds ${name} ${dimension}`;
      if (rows.constraints.has(key)) continue;
      rows.constraints.set(key, rows.several.has(dimension) ? { max: 0 } : { equal: 0 });
      entry(name, key, 1);
      for (const category of told.dimensions.find((each) => each.name === dimension)?.categories ?? [])
        entry(nameOf(population, dimensions, at.with(place, category)), key, -1);
    }
    if (!bySeveral) continue;
    const all = at.map((category, place) => (rows.several.has(dimensions[place] ?? '') ? '*' : category));
    for (const part of new Set([...rows.byName.values()].map((cell) => cell.population))) {
      const within = nameOf(part, dimensions, at);
      if (!rows.inside(population, part) || !rows.byName.has(within)) continue;
      const key = `rest ${name} ${part}`;
      if (rows.constraints.has(key)) continue;
      rows.constraints.set(key, { min: 0 });
      entry(name, key, 1);
      entry(within, key, -1);
      rows.constraints.set(`${key} all`, { max: 0 });
      const shares = [
        [name, 1],
        [within, -1],
        [nameOf(population, dimensions, all), -1],
        [nameOf(part, dimensions, all), 1],
      ] as const;
      for (const [each, share] of shares) entry(each, `${key} all`, share);
    }
  }
}

function solveAll(
  secrets: readonly Asked[],
  of: { variables: Map<string, Map<string, number>>; constraints: Map<string, Constraint>; k: number },
): Found {
  const narrowed: Secret[] = [];
  let untrue = 0;
  const seen = secrets.map(() => ({ least: Number.POSITIVE_INFINITY, most: Number.NEGATIVE_INFINITY }));
  for (const [at, secret] of secrets.entries()) {
    const wide = () => (seen[at]?.most ?? 0) - (seen[at]?.least ?? 0) >= of.k - 1e-6;
    for (const direction of ['maximize', 'minimize'] as const) {
      if (wide()) break;
      for (const entries of of.variables.values()) {
        let share = 0;
        for (const [row, times] of secret.of) share += times * (entries.get(row) ?? 0);
        entries.set('asked', share);
      }
      const found = solve({ direction, objective: 'asked', ...of }, { maxPivots: 100_000 });
      if (found.status === 'unbounded') {
        const bound = seen[at];
        if (bound && direction === 'maximize') bound.most = Number.POSITIVE_INFINITY;
        if (bound && direction === 'maximize' && !Number.isFinite(bound.least)) bound.least = 0;
        break;
      }
      const values = new Map(found.variables);
      for (const [other, each] of secrets.entries()) {
        if (found.status !== 'optimal') continue;
        let value = 0;
        for (const [name, amount] of values)
          for (const [row, times] of each.of)
            value += times * amount * (of.variables.get(name)?.get(row) ?? 0);
        const bound = seen[other];
        if (!bound) continue;
        bound.least = Math.min(bound.least, value);
        bound.most = Math.max(bound.most, value);
      }
      if (found.status !== 'optimal') untrue += 1;
    }
    const bound = { least: seen[at]?.least ?? 0, most: seen[at]?.most ?? 0 };
    // That surely ten are in no category is none of them.
    if (wide() || (secret.unchosen && bound.least >= of.k - 1e-6)) continue;
    narrowed.push({ name: secret.name, ...bound, unchosen: secret.unchosen });
    if (secret.truth < bound.least - 1e-6 || secret.truth > bound.most + 1e-6) untrue += 1;
  }
  return { secrets: secrets.length, narrowed, untrue };
}

/** Every place of every table; a table that tells nothing because of its population has none. */
function toldPlaces(told: ProtectedFile) {
  return told.releases.flatMap(({ tables }) =>
    tables.flatMap(({ population, dimensions, cells, reason }) =>
      reason === 'populations-too-close'
        ? []
        : cells.map(({ at, children }) => ({ population, dimensions, at, told: children })),
    ),
  );
}

/** Every cell once, however many tables have it. */
function allCells(told: ProtectedFile): readonly Cell[] {
  const cells = new Map<string, Cell>();
  for (const place of toldPlaces(told)) {
    const name = nameOf(place.population, place.dimensions, place.at);
    // Told in one place is told; two numbers for one cell would be a fault of the product and leave no solution.
    if ((cells.get(name)?.told ?? null) === null) cells.set(name, { name, ...place });
  }
  return [...cells.values()];
}

/** The same children under the same categories have one name. */
function nameOf(population: string, dimensions: readonly string[], at: readonly string[]): string {
  const named = dimensions.map((each, place) => [each, at[place] ?? '*'] as const);
  const kept = named.filter(([, category]) => category !== '*').sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([population, ...kept]);
}

function subsets(names: readonly string[]): readonly (readonly string[])[] {
  return names
    .reduce<readonly (readonly string[])[]>((so, name) => so.flatMap((each) => [each, [...each, name]]), [[]])
    .filter((each) => each.length > 0);
}
