import type { Settings, System, Told } from './counts.ts';
import {
  countId,
  type Declared,
  type DeclaredTable,
  type Dimension,
  dimensionsOf,
  every,
  placesOf,
} from './declared.ts';
import { hide } from './hide.ts';
import type { Feasible } from './intruder.ts';
import { type Joined, systemOf } from './lines-of.ts';
import { mergeDimensions, mergeTable } from './merge.ts';
import { type Relations, relate } from './populations.ts';

export type ToldTable = {
  readonly id: string;
  readonly population: string;
  readonly dimensions: readonly string[];
  /** `cells`: some of them. `totals`: how many children alone. `nothing`: not even that. */
  readonly tells: 'cells' | 'totals' | 'nothing';
  /** Whose population this one's is too close to; then nothing of the table is told. */
  readonly tooCloseTo: string | undefined;
  readonly cells: readonly { readonly at: readonly string[]; readonly children: number | null }[];
};

export type ProtectedReleases = {
  /** As they are told: with categories merged. */
  readonly dimensions: readonly Dimension[];
  readonly releases: readonly { readonly id: string; readonly tables: readonly ToldTable[] }[];
  /** All that is told, for an audit of it. */
  readonly system: System;
  readonly told: Told;
  /** What stays narrowed; it can come from frozen releases alone. */
  readonly narrowed: readonly Feasible[];
  /** What one frozen table told and another one hid, or told otherwise: a hidden number that can be looked up. */
  readonly contradicted: readonly Feasible[];
};

/**
 * Releases as they may be told, one after the other: each with everything that was told before it, and nothing that was told or
 * hidden before changes. In each: populations that are too close to an earlier one tell nothing, small categories are merged,
 * numbers are hidden and rounded (`hide`), and the intruder's linear programme runs over all tables of all releases so far.
 * `naive` hides small numbers and no more, for showing that the audit finds it.
 */
export function protectReleases(declared: Declared, { naive = false } = {}): ProtectedReleases {
  const { settings, divisions } = declared;
  const relations = relate(declared.populations, divisions, settings.k);
  const sofar = {
    tables: [] as DeclaredTable[],
    frozen: new Map<string, number | null>(),
    untrue: new Set<DeclaredTable>(),
    // What a frozen release tells apart was told already, wherever it stands in the file.
    fixed: new Set(
      declared.releases.flatMap((release) =>
        release.frozen ? release.tables.flatMap((table) => table.dimensions) : [],
      ),
    ),
  };
  const contradicted = new Map<string, Feasible>();
  let dimensions = declared.dimensions;
  let hidden = { system: { counts: [], lines: [] } as System, told: new Map() as Told };
  let narrowed: readonly Feasible[] = [];
  const releases = declared.releases.map((release) => {
    const closeTo = tooClose(
      release.tables,
      sofar.tables.map((table) => table.population),
      naive || release.frozen !== undefined ? undefined : relations,
    );
    const kept = release.tables.filter((table) => !closeTo.has(table.population));
    for (const [id, number] of release.frozen ?? []) {
      const other = sofar.frozen.get(id);
      if (other !== undefined && other !== number) {
        const known = [other, number].filter((each) => each !== null);
        contradicted.set(id, {
          id,
          least: Math.min(...known),
          most: Math.max(...known) + settings.rounding - 1,
        });
      }
      // A number that is told anywhere is told.
      sofar.frozen.set(id, other ?? number);
    }
    if (!release.frozen) dimensions = mergeDimensions({ dimensions, settings }, kept, sofar.fixed);
    const merged = kept.map((table) => mergeTable(table, declared.dimensions, dimensions));
    if (release.frozen) for (const table of merged) sofar.untrue.add(table);
    sofar.tables.push(...merged);
    for (const table of merged) for (const name of table.dimensions) sofar.fixed.add(name);
    const result = hideAll({ ...sofar, dimensions, divisions, relations }, settings, naive);
    hidden = { system: result.system, told: result.told };
    narrowed = result.narrowed;
    // From here on it stands as it was told. A frozen release has said so, but for the sums it left out: another one may tell those.
    for (const table of release.frozen ? [] : merged)
      for (const { at } of toldCells(table, dimensions, result.told)) {
        const id = countId(table.population, table.dimensions, at);
        sofar.frozen.set(id, result.told.get(id) ?? null);
      }
    return {
      id: release.id,
      tables: release.tables.map((table) =>
        toldTable(table, {
          dimensions,
          told: closeTo.has(table.population) ? new Map() : result.told,
          tooCloseTo: closeTo.get(table.population),
        }),
      ),
    };
  });
  return { dimensions, releases, ...hidden, narrowed, contradicted: [...contradicted.values()] };
}

function hideAll(joined: Joined, settings: Settings, naive: boolean) {
  const system = systemOf(joined);
  return { system, ...hide(system, { settings, against: !naive }) };
}

/** Populations of these tables that are too close to one that is told, and to which. */
function tooClose(
  tables: readonly DeclaredTable[],
  before: readonly string[],
  relations: Relations | undefined,
): ReadonlyMap<string, string> {
  const told = [...before];
  const found = new Map<string, string>();
  if (!relations) return found;
  for (const { population } of tables) {
    if (told.includes(population) || found.has(population)) continue;
    const near = told.find((other) => !relations.apart(population, other));
    if (near === undefined) told.push(population);
    else found.set(population, near);
  }
  return found;
}

function toldTable(
  table: DeclaredTable,
  of: { dimensions: readonly Dimension[]; told: Told; tooCloseTo: string | undefined },
): ToldTable {
  const { id, calledAs: population, dimensions: names } = table;
  const cells = toldCells(table, of.dimensions, of.told);
  const some = cells.filter(({ children }) => children !== null);
  const totalAlone = some.every(({ at }) => at.every((category) => category === every));
  const tells = some.length === 0 ? 'nothing' : totalAlone ? 'totals' : 'cells';
  return { id, population, dimensions: names, tells, tooCloseTo: of.tooCloseTo, cells };
}

function toldCells(table: DeclaredTable, dimensions: readonly Dimension[], told: Told) {
  return placesOf(dimensionsOf(table, dimensions)).map((at) => ({
    at,
    children: told.get(countId(table.population, table.dimensions, at)) ?? null,
  }));
}
