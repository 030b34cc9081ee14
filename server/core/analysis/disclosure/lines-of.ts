import type { Count, Line, System } from './counts.ts';
import {
  countId,
  type DeclaredTable,
  type Dimension,
  type Division,
  dimensionsOf,
  every,
  placesOf,
} from './declared.ts';
import type { Relations } from './populations.ts';
import { unchosen } from './unchosen.ts';

/** Tables with the dimensions as they are told, and what of them is frozen. */
export type Joined = {
  readonly tables: readonly DeclaredTable[];
  readonly dimensions: readonly Dimension[];
  readonly divisions: readonly Division[];
  readonly relations: Relations;
  readonly frozen: ReadonlyMap<string, number | null>;
  /** Tables whose numbers are what was told, not the truth. */
  readonly untrue: ReadonlySet<DeclaredTable>;
};

type Draft = { readonly counts: Map<string, Count>; readonly lines: Map<string, Line> };

/**
 * All tables of all releases as one system: every count once, the sums inside each table, and what populations within one
 * another let anybody subtract.
 */
export function systemOf(joined: Joined): System {
  const draft: Draft = { counts: new Map(), lines: new Map() };
  /** By population the places it is counted at, and how each is written for another population. */
  const counted = new Map<string, Map<string, (population: string) => string>>();
  for (const table of joined.tables) {
    const of = counted.get(table.population) ?? new Map();
    counted.set(table.population, of);
    const truth = new Map(table.cells.map(({ at, children }) => [JSON.stringify(at), children]));
    for (const at of placesOf(dimensionsOf(table, joined.dimensions))) {
      const idFor = (population: string) => countId(population, table.dimensions, at);
      const id = idFor(table.population);
      of.set(idFor(''), idFor);
      const known = joined.untrue.has(table) ? undefined : truth.get(JSON.stringify(at));
      const before = draft.counts.get(id);
      draft.counts.set(id, {
        id,
        children: before?.children ?? known,
        role: at.every((category) => category === every) ? 'total' : 'cell',
        frozen: joined.frozen.get(id),
      });
    }
    addSums(draft, table, dimensionsOf(table, joined.dimensions));
  }
  for (const population of counted.keys()) addJoint(draft, population, joined);
  for (const division of joined.divisions) addDivision(draft, division, counted);
  for (const whole of counted.keys())
    for (const part of counted.keys()) {
      const { divisions, relations } = joined;
      const beside = divisions.some((each) => each.whole === whole && each.into.includes(part));
      if (relations.holds(whole, part) && !beside) addDivision(draft, { whole, into: [part] }, counted);
    }
  return { counts: [...draft.counts.values()], lines: [...draft.lines.values()] };
}

/** Along each dimension of a table, for each place of the other: the whole and its parts. */
function addSums(draft: Draft, table: DeclaredTable, dimensions: readonly Dimension[]): void {
  for (const [place, dimension] of dimensions.entries())
    for (const at of placesOf(dimensions.filter((_, other) => other !== place))) {
      const idOf = (category: string) =>
        countId(table.population, table.dimensions, at.toSpliced(place, 0, category));
      const whole = idOf(every);
      const parts = dimension.categories.map(idOf);
      draft.lines.set(`${whole} ${dimension.name}`, {
        kind: dimension.several ? 'cover' : 'sum',
        whole,
        parts,
        group: true,
      });
      if (dimension.several) addUnchosen(draft, { whole, parts });
    }
}

function addUnchosen(draft: Draft, cover: Pick<Line, 'whole' | 'parts'>): void {
  const { counts, lines } = unchosen(cover);
  for (const count of counts) draft.counts.set(count.id, count);
  for (const line of lines) draft.lines.set(line.parts.join(' '), line);
}

/** More cells than this are not joined: the programme would take too long. */
const mostJoint = 1_000;

/**
 * Three or more dimensions told two by two are told by all of them at once as well: not every number that fits each table fits
 * children who stand in all of them. Two tables that share a dimension need no such thing.
 */
function addJoint(draft: Draft, population: string, { tables, dimensions }: Joined): void {
  const pairs = tables.filter((table) => table.population === population && table.dimensions.length === 2);
  const names = new Set(pairs.flatMap((table) => table.dimensions));
  const distinct = new Set(pairs.map((table) => [...table.dimensions].sort().join('\n')));
  const all = dimensions.filter(({ name, several }) => names.has(name) && !several);
  const cells = all.reduce((product, { categories }) => product * categories.length, 1);
  if (all.length < 3 || distinct.size < all.length || cells > mostJoint) return;
  const order = all.map(({ name }) => name);
  const parts = new Map<string, string[]>();
  for (const at of placesOf(all)) {
    if (at.includes(every)) continue;
    const id = JSON.stringify(['joint', countId(population, order, at)]);
    draft.counts.set(id, { id, children: undefined, role: 'joint', frozen: undefined });
    for (const { dimensions: two } of pairs) {
      if (!two.every((name) => order.includes(name))) continue;
      const cell = countId(
        population,
        order,
        at.map((category, n) => (two.includes(order[n] ?? '') ? category : every)),
      );
      parts.set(cell, [...(parts.get(cell) ?? []), id]);
    }
  }
  for (const [whole, of] of parts)
    draft.lines.set(`joint ${whole}`, { kind: 'sum', whole, parts: of, group: false });
}

/** For each place at which the whole is counted: it is the parts that are counted there, and a rest nobody tells. */
function addDivision(
  draft: Draft,
  { whole, into }: Division,
  counted: ReadonlyMap<string, ReadonlyMap<string, (population: string) => string>>,
): void {
  /** By the whole's count the rest's, for the parts that have it. */
  const rests = new Map<string, { id: string; of: string }>();
  for (const [place, idFor] of counted.get(whole) ?? []) {
    const there = into.filter((part) => counted.get(part)?.has(place));
    const parts = there.map(idFor);
    if (parts.length === 0) continue;
    const truths = [idFor(whole), ...parts].map((id) => draft.counts.get(id)?.children);
    const [all, ...of] = truths;
    const known = all !== undefined && of.every((each) => each !== undefined);
    const rest = known ? of.reduce<number>((left, each) => left - (each ?? 0), all) : undefined;
    const id = JSON.stringify(['rest', idFor(whole), ...parts]);
    // Nobody is in the rest when the parts are all there are; else an empty rest says something about the whole.
    const empty = rest === 0 && into.length === parts.length && isEmpty(draft, { whole, into }, counted);
    if (!empty) draft.counts.set(id, { id, children: rest, role: 'difference', frozen: undefined });
    if (!empty) rests.set(idFor(whole), { id, of: there.join('\n') });
    draft.lines.set(id, {
      kind: 'sum',
      whole: idFor(whole),
      parts: empty ? parts : [...parts, id],
      group: false,
    });
  }
  // Sums within the rest follow from those of whole and parts; that nobody is in a category without being there does not,
  // nor that those of the rest who are in no such category are few.
  for (const line of [...draft.lines.values()]) {
    const of = rests.get(line.whole);
    const parts = line.parts.map((part) => rests.get(part));
    if (line.kind !== 'cover' || !of || !parts.every((part) => part?.of === of.of)) continue;
    const ids = parts.flatMap((part) => part?.id ?? []);
    draft.lines.set(`${of.id} ${line.whole} ${ids[0]}`, {
      kind: 'cover',
      whole: of.id,
      parts: ids,
      group: false,
    });
    addUnchosen(draft, { whole: of.id, parts: ids });
  }
}

/** Whether the parts hold every child of the whole. */
function isEmpty(
  draft: Draft,
  { whole, into }: Division,
  counted: ReadonlyMap<string, ReadonlyMap<string, (population: string) => string>>,
): boolean {
  const total = (population: string) => draft.counts.get(countId(population, [], []))?.children;
  if (!into.every((part) => counted.has(part))) return false;
  const all = total(whole);
  return all !== undefined && into.reduce((sum, part) => sum + (total(part) ?? 0), 0) === all;
}
