import type { Points } from './projection.ts';

const mostRounds = 100;

/**
 * Each point in the group whose mean it is nearest to, means following, until nobody moves: base clusters are a coarse net, and who
 * stands at an edge belongs where it stands itself. `labels` is what to begin with; a group never becomes empty. Polis leaves this out.
 */
export function settleInGroups(points: Points, labels: Uint32Array, k: number): Uint32Array {
  let settled = labels;
  for (let round = 0; round < mostRounds; round += 1) {
    const next = moved(points, settled, k);
    if (!next) break;
    settled = next;
  }
  return settled;
}

/** Everybody to the nearest mean; nothing where nobody moves, or a group would be left empty. */
function moved(points: Points, labels: Uint32Array, k: number): Uint32Array | undefined {
  const means = meansOf(points, labels, k);
  const next = new Uint32Array(labels.length);
  const sizes = new Uint32Array(k);
  let any = false;
  for (let at = 0; at < labels.length; at += 1) {
    const [x, y] = [points[2 * at] as number, points[2 * at + 1] as number];
    let best = labels[at] as number;
    let least = ((means[2 * best] as number) - x) ** 2 + ((means[2 * best + 1] as number) - y) ** 2;
    for (let group = 0; group < k; group += 1) {
      const apart = ((means[2 * group] as number) - x) ** 2 + ((means[2 * group + 1] as number) - y) ** 2;
      if (apart < least) [best, least] = [group, apart];
    }
    if (best !== labels[at]) any = true;
    next[at] = best;
    sizes[best] = (sizes[best] as number) + 1;
  }
  return any && sizes.every((size) => size > 0) ? next : undefined;
}

function meansOf(points: Points, labels: Uint32Array, k: number): Float64Array {
  const means = new Float64Array(2 * k);
  const sizes = new Float64Array(k);
  for (const [at, group] of labels.entries()) {
    means[2 * group] = (means[2 * group] as number) + (points[2 * at] as number);
    means[2 * group + 1] = (means[2 * group + 1] as number) + (points[2 * at + 1] as number);
    sizes[group] = (sizes[group] as number) + 1;
  }
  return means.map((sum, at) => sum / (sizes[at >> 1] as number));
}
