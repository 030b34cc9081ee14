import { baseClusters } from './base-clusters.ts';
import { countAll, type Out, planeOf, rowsWithVotes } from './components.ts';
import { groupInformedConsensus, majority } from './consensus.ts';
import { groupPoints } from './group-clusters.ts';
import { settleInGroups } from './nearest-group.ts';
import { type Points, project, rowsWithEnoughVotes } from './projection.ts';
import {
  compareGroups,
  type GroupStatement,
  type Representative,
  representativeOf,
} from './representativeness.ts';
import { bestGrouping } from './silhouette.ts';
import { nobody, type Stability, stabilityOf } from './stability.ts';
import { countsByGroup, type VoteCounts } from './vote-counts.ts';
import type { VoteMatrix } from './vote-matrix.ts';

export type OpinionGroups = {
  readonly k: number;
  /** Loadings by statement, of length 1. */
  readonly components: readonly Float64Array[];
  /** By group, the largest first. */
  readonly sizes: readonly number[];
  /** By row of the matrix; `nobody` for who answered too little. Never stored. */
  readonly labels: Uint32Array;
  readonly counts: readonly VoteCounts[];
  readonly compared: readonly (readonly GroupStatement[])[];
  readonly representative: readonly (readonly Representative[])[];
  readonly consensus: ReturnType<typeof majority>;
  readonly groupInformed: ReturnType<typeof groupInformedConsensus>;
  readonly stability: Stability | null;
};

export type OpinionOptions = {
  /** 1 for a statement taken out: everybody counts as having passed on it. */
  readonly out: Out;
  /** How many groups, where they are not chosen by their silhouette; fewer where fewer stand apart. */
  readonly k?: number | undefined;
  /** False leaves the gate out: then nothing says whether the groups may be told. */
  readonly gate?: boolean;
  readonly onStep?: ((done: number, all: number) => void) | undefined;
};

/**
 * Opinion groups of a matrix of votes, after Polis (Small et al. 2021) with a fixed start: two principal components, rows projected by
 * what they saw, at most a hundred base clusters, k-means of these, their number by silhouette, everybody in the nearest group; then what each group and everybody
 * said. The same votes give the same numbers, in whatever order they come.
 */
export function findOpinionGroups(matrix: VoteMatrix, options: OpinionOptions): OpinionGroups {
  const { out } = options;
  const coMoments = countAll(matrix, out);
  const plane = planeOf(coMoments);
  const rows = rowsWithEnoughVotes(matrix, rowsWithVotes(matrix));
  const points = project(matrix, plane, { rows, out });
  const base = baseClusters(points);
  const weighted = { points: base.centres, weights: base.weights };
  const told = options.k !== undefined;
  const grouping = told
    ? groupPoints(weighted, Math.min(options.k ?? 0, base.weights.length))
    : bestGrouping(weighted);
  const { k } = grouping;
  const coarse = base.labels.map((cluster) => grouping.labels[cluster] as number);
  const settled = settleInGroups(points, coarse, k);
  const order = bySize(settled, points, k);
  const labels = new Uint32Array(matrix.participants.length).fill(nobody);
  const baseLabels = new Uint32Array(matrix.participants.length).fill(nobody);
  for (const [place, row] of rows.entries()) {
    baseLabels[row] = base.labels[place] as number;
    labels[row] = order[settled[place] as number] as number;
  }
  const counts = countsByGroup(matrix, labels, k);
  const compared = compareGroups(counts);
  const everybody = countsByGroup(matrix, new Uint32Array(labels.length), 1)[0] as VoteCounts;
  const found = { k, labels, baseLabels, coMoments, told };
  const { gate = true, onStep } = options;
  return {
    k,
    components: plane.components,
    sizes: sizesOf(labels, k),
    labels,
    counts,
    compared,
    representative: k < 2 ? counts.map(() => []) : compared.map((group) => representativeOf(group, out)),
    consensus: majority(everybody, out),
    groupInformed: groupInformedConsensus(counts, matrix.statements.length),
    stability: gate ? stabilityOf(matrix, found, { out, onStep }) : null,
  };
}

/** By group its place: larger ones first, of the same size by where they stand. */
function bySize(labels: Uint32Array, points: Points, k: number): Uint32Array {
  const sizes = sizesOf(labels, k);
  const across = new Float64Array(k);
  for (const [at, group] of labels.entries())
    across[group] = (across[group] as number) + (points[2 * at] as number);
  const groups = Array.from({ length: k }, (_, group) => group).sort(
    (a, b) =>
      (sizes[b] as number) - (sizes[a] as number) || (across[a] as number) - (across[b] as number) || a - b,
  );
  const place = new Uint32Array(k);
  for (const [to, group] of groups.entries()) place[group] = to;
  return place;
}

function sizesOf(labels: Uint32Array, k: number): readonly number[] {
  const sizes = Array.from({ length: k }, () => 0);
  for (const label of labels) if (label < k) sizes[label] = (sizes[label] ?? 0) + 1;
  return sizes;
}
