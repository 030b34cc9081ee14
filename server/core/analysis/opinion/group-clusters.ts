import { fixedChance } from '../fixed-chance.ts';
import type { Points } from './projection.ts';

/** Weighted points in `k` groups: by point the place of its group, and Σ weight · (distance to its group's mean)². */
export type Grouping = { readonly k: number; readonly labels: Uint32Array; readonly inertia: number };

export type Weighted = { readonly points: Points; readonly weights: Float64Array };

const drawnStarts = 24;
const mostRounds = 100;

/**
 * The best of several k-means of weighted points: from points far apart, and from 24 draws of k-means++ that are the same each time
 * (Arthur and Vassilvitskii 2007); each goes on by moving single points while that helps (Hartigan and Wong 1979). `k` is at most the
 * number of different points; no group is empty.
 */
export function groupPoints(of: Weighted, k: number): Grouping {
  const chance = fixedChance(k);
  let best = settle(of, farApart(of, k), k);
  for (let draw = 0; draw < drawnStarts && k > 1; draw += 1) {
    const next = settle(of, drawn(of, k, chance), k);
    // A hair's breadth is rounding: the earlier start stays.
    if (next.inertia < best.inertia * (1 - 1e-12)) best = next;
  }
  return best;
}

/** The heaviest point first, then each time the one that is farthest, by weight, from those taken. */
function farApart({ points, weights }: Weighted, k: number): readonly number[] {
  const taken = [indexOfMost(weights)];
  while (taken.length < k) {
    const apart = distances(points, taken);
    taken.push(indexOfMost(apart.map((each, at) => each * (weights[at] as number))));
  }
  return taken;
}

function drawn({ points, weights }: Weighted, k: number, chance: () => number): readonly number[] {
  const taken = [draw(weights, chance)];
  while (taken.length < k) {
    const apart = distances(points, taken);
    taken.push(
      draw(
        apart.map((each, at) => each * (weights[at] as number)),
        chance,
      ),
    );
  }
  return taken;
}

/** Squared, to the nearest of the taken points. */
function distances(points: Points, taken: readonly number[]): Float64Array {
  const apart = new Float64Array(points.length / 2).fill(Number.POSITIVE_INFINITY);
  for (const from of taken) {
    for (let at = 0; at < apart.length; at += 1) {
      const across = (points[2 * at] as number) - (points[2 * from] as number);
      const up = (points[2 * at + 1] as number) - (points[2 * from + 1] as number);
      apart[at] = Math.min(apart[at] as number, across * across + up * up);
    }
  }
  return apart;
}

function draw(shares: Float64Array, chance: () => number): number {
  let left = chance() * shares.reduce((sum, each) => sum + each, 0);
  for (const [at, share] of shares.entries()) {
    left -= share;
    if (share > 0 && left <= 0) return at;
  }
  return indexOfMost(shares);
}

function indexOfMost(values: Float64Array): number {
  let most = 0;
  for (const [at, value] of values.entries()) if (value > (values[most] as number)) most = at;
  return most;
}

/** Sums by group, changed as points move. */
type Sums = { readonly x: Float64Array; readonly y: Float64Array; readonly weight: Float64Array };

function settle(of: Weighted, starts: readonly number[], k: number): Grouping {
  const { points, weights } = of;
  const count = weights.length;
  const labels = new Uint32Array(count);
  const centres = new Float64Array(k * 2);
  for (const [group, from] of starts.entries()) {
    centres[2 * group] = points[2 * from] as number;
    centres[2 * group + 1] = points[2 * from + 1] as number;
  }
  let sums = sumsOf(of, labels, k);
  for (let round = 0; round < mostRounds; round += 1) {
    let moved = round === 0;
    for (let at = 0; at < count; at += 1) {
      const group = nearestOf(centres, points[2 * at] as number, points[2 * at + 1] as number);
      if (group !== labels[at]) moved = true;
      labels[at] = group;
    }
    sums = sumsOf(of, labels, k);
    if (sums.weight.some((weight) => weight === 0)) return { k, labels, inertia: Number.POSITIVE_INFINITY };
    if (!moved) break;
    for (let group = 0; group < k; group += 1) {
      centres[2 * group] = (sums.x[group] as number) / (sums.weight[group] as number);
      centres[2 * group + 1] = (sums.y[group] as number) / (sums.weight[group] as number);
    }
  }
  for (let round = 0; round < mostRounds; round += 1) if (!exchange(of, labels, sums)) break;
  return { k, labels, inertia: inertiaOf(of, labels, k) };
}

function sumsOf({ points, weights }: Weighted, labels: Uint32Array, k: number): Sums {
  const sums = { x: new Float64Array(k), y: new Float64Array(k), weight: new Float64Array(k) };
  for (const [at, group] of labels.entries()) {
    const weight = weights[at] as number;
    sums.x[group] = (sums.x[group] as number) + weight * (points[2 * at] as number);
    sums.y[group] = (sums.y[group] as number) + weight * (points[2 * at + 1] as number);
    sums.weight[group] = (sums.weight[group] as number) + weight;
  }
  return sums;
}

function nearestOf(centres: Points, x: number, y: number): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let group = 0; 2 * group < centres.length; group += 1) {
    const apart = ((centres[2 * group] as number) - x) ** 2 + ((centres[2 * group + 1] as number) - y) ** 2;
    if (apart < least) [best, least] = [group, apart];
  }
  return best;
}

/** Moves each point whose move makes the whole tighter, means following at once. Whether any moved. */
function exchange({ points, weights }: Weighted, labels: Uint32Array, sums: Sums): boolean {
  let any = false;
  for (let at = 0; at < labels.length; at += 1) {
    const [x, y, weight] = [points[2 * at] as number, points[2 * at + 1] as number, weights[at] as number];
    const own = labels[at] as number;
    const rest = (sums.weight[own] as number) - weight;
    if (rest <= 0) continue;
    const gain = (cost(sums, own, x, y) * (sums.weight[own] as number)) / rest;
    let to = own;
    let least = gain * (1 - 1e-9);
    for (let group = 0; group < sums.weight.length; group += 1) {
      if (group === own) continue;
      const all = sums.weight[group] as number;
      const loss = (cost(sums, group, x, y) * all) / (all + weight);
      if (loss < least) [to, least] = [group, loss];
    }
    if (to === own) continue;
    for (const [group, sign] of [
      [own, -1],
      [to, 1],
    ] as const) {
      sums.x[group] = (sums.x[group] as number) + sign * weight * x;
      sums.y[group] = (sums.y[group] as number) + sign * weight * y;
      sums.weight[group] = (sums.weight[group] as number) + sign * weight;
    }
    labels[at] = to;
    any = true;
  }
  return any;
}

function cost(sums: Sums, group: number, x: number, y: number): number {
  const all = sums.weight[group] as number;
  return ((sums.x[group] as number) / all - x) ** 2 + ((sums.y[group] as number) / all - y) ** 2;
}

/** Σ weight · (distance to the mean of its group)². */
export function inertiaOf(of: Weighted, labels: Uint32Array, k: number): number {
  const sums = sumsOf(of, labels, k);
  let inertia = 0;
  for (const [at, group] of labels.entries())
    inertia +=
      (of.weights[at] as number) *
      cost(sums, group, of.points[2 * at] as number, of.points[2 * at + 1] as number);
  return inertia;
}
