import { type Grouping, groupPoints, type Weighted } from './group-clusters.ts';
import type { Points } from './projection.ts';

/**
 * How well points lie in their groups, from -1 to 1: the plain mean over points of (b − a) / max(a, b), a being the mean distance to
 * the others of the own group and b to those of the nearest other one; 0 for a point alone in its group (Rousseeuw 1987). Quadratic:
 * for base clusters, not for children.
 */
export function silhouette(points: Points, labels: Uint32Array, k: number): number {
  const count = labels.length;
  const sizes = new Float64Array(k);
  for (const label of labels) sizes[label] = (sizes[label] as number) + 1;
  let sum = 0;
  for (let at = 0; at < count; at += 1) {
    const own = labels[at] as number;
    if ((sizes[own] as number) < 2) continue;
    const apart = new Float64Array(k);
    for (let other = 0; other < count; other += 1) {
      const across = (points[2 * at] as number) - (points[2 * other] as number);
      const up = (points[2 * at + 1] as number) - (points[2 * other + 1] as number);
      const group = labels[other] as number;
      apart[group] = (apart[group] as number) + Math.sqrt(across * across + up * up);
    }
    const inside = (apart[own] as number) / ((sizes[own] as number) - 1);
    let outside = Number.POSITIVE_INFINITY;
    for (let group = 0; group < k; group += 1)
      if (group !== own && (sizes[group] as number) > 0)
        outside = Math.min(outside, (apart[group] as number) / (sizes[group] as number));
    const larger = Math.max(inside, outside);
    if (larger > 0 && Number.isFinite(outside)) sum += (outside - inside) / larger;
  }
  return count === 0 ? 0 : sum / count;
}

/**
 * The grouping of base clusters into two to at most min(5, 2 + ⌊n / 12⌋) groups with the highest silhouette; of equal ones the fewest
 * groups. One in which somebody is a group alone is taken only where there is no other. One group where all stand together, none
 * where there is nobody.
 */
export function bestGrouping(of: Weighted): Grouping {
  const count = of.weights.length;
  if (count < 2) return groupPoints(of, count);
  const most = Math.min(5, 2 + Math.floor(count / 12), count);
  const tried = [];
  for (let k = 2; k <= most; k += 1) {
    const grouping = groupPoints(of, k);
    const score = silhouette(of.points, grouping.labels, k);
    tried.push({ grouping, score, alone: hasOneAlone(of, grouping) });
  }
  const fair = tried.some(({ alone }) => !alone) ? tried.filter(({ alone }) => !alone) : tried;
  return fair.reduce((best, next) => (next.score > best.score + 1e-12 ? next : best)).grouping;
}

function hasOneAlone({ weights }: Weighted, { k, labels }: Grouping): boolean {
  const sizes = new Float64Array(k);
  for (const [at, group] of labels.entries())
    sizes[group] = (sizes[group] as number) + (weights[at] as number);
  return sizes.some((size) => size < 2);
}
