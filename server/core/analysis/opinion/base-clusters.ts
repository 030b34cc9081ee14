import type { Points } from './projection.ts';

/** Many points as a few: where each stands (the mean of its points), how many points it is of, and of which it is. */
export type BaseClusters = {
  readonly centres: Points;
  readonly weights: Float64Array;
  /** By point: the place of its cluster. */
  readonly labels: Uint32Array;
};

const mostClusters = 100;
const mostRounds = 100;
/** A centre that moves less has come to rest. As in Polis (clusters.clj). */
const restsWithin = 0.01;

/**
 * At most a hundred clusters of points that stand close together. Where there are a hundred different points or fewer each is one of
 * its own. Otherwise k-means from ten by ten strips of as many points each, or from `warm`: a cluster to begin with by point, 0 or
 * more, for points that were clustered in another plane. Empty ones fall away.
 */
export function baseClusters(points: Points, warm?: Uint32Array): BaseClusters {
  const few = differentPoints(points);
  if (few) return few;
  let labels = warm ?? strips(points);
  let centres = centresOf(points, labels).centres;
  for (let round = 0; round < mostRounds; round += 1) {
    labels = nearest(points, centres, labels);
    const next = centresOf(points, labels);
    const moved = next.whole ? mostMoved(centres, next.centres) : Number.POSITIVE_INFINITY;
    if (!next.whole) labels = next.labels;
    centres = next.centres;
    if (moved < restsWithin) break;
  }
  const { weights } = centresOf(points, labels);
  return { centres, weights, labels };
}

/** Each different point as a cluster, in the order in which they stand; nothing where these are too many. */
function differentPoints(points: Points): BaseClusters | undefined {
  const seen = new Map<string, number>();
  const labels = new Uint32Array(points.length / 2);
  const centres: number[] = [];
  const weights: number[] = [];
  for (let point = 0; point < labels.length; point += 1) {
    const [x, y] = [points[2 * point] as number, points[2 * point + 1] as number];
    const key = `${x} ${y}`;
    const label = seen.get(key) ?? seen.size;
    if (label === mostClusters) return undefined;
    if (label === seen.size) {
      seen.set(key, label);
      centres.push(x, y);
    }
    labels[point] = label;
    weights[label] = (weights[label] ?? 0) + 1;
  }
  return { centres: new Float64Array(centres), weights: new Float64Array(weights), labels };
}

/** Ten strips of equal numbers from left to right, each in ten from low to high. */
function strips(points: Points): Uint32Array {
  const count = points.length / 2;
  const across = Math.sqrt(mostClusters);
  const order = new Uint32Array(count).map((_, point) => point);
  const by = (part: number) => (a: number, b: number) =>
    (points[2 * a + part] as number) - (points[2 * b + part] as number) || a - b;
  order.sort(by(0));
  const labels = new Uint32Array(count);
  for (let strip = 0; strip < across; strip += 1) {
    const rows = order.subarray(
      Math.floor((strip * count) / across),
      Math.floor(((strip + 1) * count) / across),
    );
    rows.sort(by(1));
    for (const [place, point] of rows.entries())
      labels[point] = strip * across + Math.floor((place * across) / rows.length);
  }
  return labels;
}

/** Means by label. Labels without a point fall away, and those after them move up (`whole` is then false). */
function centresOf(points: Points, labels: Uint32Array) {
  let most = 0;
  for (const label of labels) if (label > most) most = label;
  const sums = new Float64Array((most + 1) * 2);
  const counts = new Float64Array(most + 1);
  for (let point = 0; point < labels.length; point += 1) {
    const label = labels[point] as number;
    sums[2 * label] = (sums[2 * label] as number) + (points[2 * point] as number);
    sums[2 * label + 1] = (sums[2 * label + 1] as number) + (points[2 * point + 1] as number);
    counts[label] = (counts[label] as number) + 1;
  }
  const kept = Array.from(counts.keys()).filter((label) => (counts[label] as number) > 0);
  const centres = new Float64Array(kept.length * 2);
  const place = new Uint32Array(most + 1);
  for (const [to, label] of kept.entries()) {
    place[label] = to;
    centres[2 * to] = (sums[2 * label] as number) / (counts[label] as number);
    centres[2 * to + 1] = (sums[2 * label + 1] as number) / (counts[label] as number);
  }
  const whole = kept.length === most + 1;
  return {
    centres,
    weights: whole ? counts : Float64Array.from(kept, (label) => counts[label] as number),
    labels: whole ? labels : labels.map((label) => place[label] as number),
    whole,
  };
}

/**
 * The nearest centre of each point. Centres are looked at from the last one outwards, from left to right, and no further than the
 * nearest so far lies away: of a hundred about ten are looked at.
 */
function nearest(points: Points, centres: Points, last: Uint32Array): Uint32Array {
  const count = centres.length / 2;
  const order = new Uint32Array(count).map((_, at) => at);
  order.sort((a, b) => (centres[2 * a] as number) - (centres[2 * b] as number) || a - b);
  const place = new Uint32Array(count);
  const across = new Float64Array(count);
  const up = new Float64Array(count);
  for (const [at, centre] of order.entries()) {
    place[centre] = at;
    across[at] = centres[2 * centre] as number;
    up[at] = centres[2 * centre + 1] as number;
  }
  const labels = new Uint32Array(last.length);
  for (let point = 0; point < last.length; point += 1) {
    const [x, y] = [points[2 * point] as number, points[2 * point + 1] as number];
    const begin = place[Math.min(last[point] as number, count - 1)] as number;
    let best = begin;
    let least = ((across[begin] as number) - x) ** 2 + ((up[begin] as number) - y) ** 2;
    for (let at = begin - 1; at >= 0; at -= 1) {
      const aside = (across[at] as number) - x;
      if (aside < 0 && aside * aside > least) break;
      const apart = aside * aside + ((up[at] as number) - y) ** 2;
      if (apart < least || (apart === least && at < best)) [least, best] = [apart, at];
    }
    for (let at = begin + 1; at < count; at += 1) {
      const aside = (across[at] as number) - x;
      if (aside > 0 && aside * aside > least) break;
      const apart = aside * aside + ((up[at] as number) - y) ** 2;
      if (apart < least || (apart === least && at < best)) [least, best] = [apart, at];
    }
    labels[point] = order[best] as number;
  }
  return labels;
}

function mostMoved(before: Points, after: Points): number {
  let most = 0;
  for (let at = 0; at < after.length; at += 2) {
    const across = (after[at] as number) - (before[at] as number);
    const up = (after[at + 1] as number) - (before[at + 1] as number);
    most = Math.max(most, Math.sqrt(across * across + up * up));
  }
  return most;
}
