import { fixedChance } from '../fixed-chance.ts';
import { baseClusters } from './base-clusters.ts';
import type { CoMoments } from './co-moments.ts';
import { countWithout, type Out, planeOf, rowsWithVotes } from './components.ts';
import { groupPoints } from './group-clusters.ts';
import { settleInGroups } from './nearest-group.ts';
import { project, rowsWithEnoughVotes } from './projection.ts';
import { bestGrouping } from './silhouette.ts';
import type { VoteMatrix } from './vote-matrix.ts';

/** How like themselves the groups stay when a fifth of the children is left out. */
export type Stability = {
  readonly subsamples: number;
  /** Of the rows with a vote. */
  readonly share: number;
  /** Adjusted Rand index against the groups of all, of the children in both: the median and the lowest. */
  readonly medianAri: number;
  readonly minAri: number;
  /** Share of the subsamples that by themselves fall into as many groups. */
  readonly sameK: number;
  readonly stable: boolean;
};

/** What stable means: all three, of at least twenty. */
export const stabilityRule = { subsamples: 20, share: 0.8, medianAri: 0.8, minAri: 0.6, sameK: 0.8 } as const;

/** Groups of all children, to be compared with. */
export type Found = {
  readonly k: number;
  /** By row of the matrix; `nobody` for those in no group. */
  readonly labels: Uint32Array;
  readonly baseLabels: Uint32Array;
  readonly coMoments: CoMoments;
  /** The number of groups was not chosen but said. */
  readonly told: boolean;
};

/** The label of a row in no group. */
export const nobody = 0xffffffff;

/**
 * Groups found again in 20 subsamples of 80 %, the same ones each time. Each has its own means, components, clusters and number of
 * groups; only its base clusters begin where those of all were. `onStep` hears of each one done.
 */
export function stabilityOf(
  matrix: VoteMatrix,
  found: Found,
  of: { readonly out: Out; readonly onStep?: ((done: number, all: number) => void) | undefined },
): Stability {
  const { subsamples, share } = stabilityRule;
  const chance = fixedChance(2);
  const all = rowsWithVotes(matrix);
  const indices: number[] = [];
  let same = 0;
  for (let sample = 0; sample < subsamples; sample += 1) {
    const { kept, left } = split(all, Math.floor(all.length * share), chance);
    const again = groupsAgain(matrix, found, { kept, left, out: of.out });
    indices.push(adjustedRand(found.labels, again.labels));
    if (again.k === found.k) same += 1;
    of.onStep?.(sample + 1, subsamples);
  }
  const sorted = indices.sort((a, b) => a - b);
  const medianAri = ((sorted[(subsamples - 1) >> 1] as number) + (sorted[subsamples >> 1] as number)) / 2;
  const minAri = sorted[0] as number;
  const sameK = same / subsamples;
  const stable =
    found.k > 1 &&
    medianAri >= stabilityRule.medianAri &&
    minAri >= stabilityRule.minAri &&
    sameK >= stabilityRule.sameK;
  return { subsamples, share, medianAri, minAri, sameK, stable };
}

function groupsAgain(
  matrix: VoteMatrix,
  found: Found,
  of: { readonly kept: Uint32Array; readonly left: Uint32Array; readonly out: Out },
): { readonly k: number; readonly labels: Uint32Array } {
  const { out } = of;
  const plane = planeOf(countWithout(found.coMoments, matrix, { rows: of.left, out }));
  const rows = rowsWithEnoughVotes(matrix, of.kept);
  const points = project(matrix, plane, { rows, out });
  const warm = rows.map((row) => (found.baseLabels[row] === nobody ? 0 : (found.baseLabels[row] as number)));
  const base = baseClusters(points, warm);
  const weighted = { points: base.centres, weights: base.weights };
  const own = bestGrouping(weighted);
  const grouping = found.told ? groupPoints(weighted, Math.min(found.k, base.weights.length)) : own;
  const coarse = base.labels.map((cluster) => grouping.labels[cluster] as number);
  const settled = settleInGroups(points, coarse, grouping.k);
  const labels = new Uint32Array(found.labels.length).fill(nobody);
  for (const [place, row] of rows.entries()) labels[row] = settled[place] as number;
  return { k: own.k, labels };
}

/** Draws `count` of the rows; both parts in the order of the matrix. */
function split(rows: Uint32Array, count: number, chance: () => number) {
  const mixed = rows.slice();
  for (let at = 0; at < count; at += 1) {
    const from = at + Math.floor(chance() * (mixed.length - at));
    const taken = mixed[from] as number;
    mixed[from] = mixed[at] as number;
    mixed[at] = taken;
  }
  return { kept: mixed.slice(0, count).sort(), left: mixed.slice(count).sort() };
}

/**
 * How alike two groupings are, of what is in both: 1 the same, about 0 by chance (Hubert and Arabie 1985). 1 where neither parts
 * anything; labels of `nobody` are left out.
 */
export function adjustedRand(first: Uint32Array, second: Uint32Array): number {
  const both = new Map<string, number>();
  const ofFirst = new Map<number, number>();
  const ofSecond = new Map<number, number>();
  let count = 0;
  for (const [at, one] of first.entries()) {
    const two = second[at] as number;
    if (one === nobody || two === nobody) continue;
    count += 1;
    both.set(`${one} ${two}`, (both.get(`${one} ${two}`) ?? 0) + 1);
    ofFirst.set(one, (ofFirst.get(one) ?? 0) + 1);
    ofSecond.set(two, (ofSecond.get(two) ?? 0) + 1);
  }
  const pairs = (sizes: Iterable<number>) => {
    let sum = 0;
    for (const size of sizes) sum += (size * (size - 1)) / 2;
    return sum;
  };
  const [a, b] = [pairs(ofFirst.values()), pairs(ofSecond.values())];
  const expected = count < 2 ? 0 : (a * b) / ((count * (count - 1)) / 2);
  const most = (a + b) / 2;
  return most === expected ? 1 : (pairs(both.values()) - expected) / (most - expected);
}
