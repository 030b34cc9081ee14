/** How two groupings of the same texts go together: each pair of groups and how many texts are in both. */
function crossing(a: Int32Array, b: Int32Array) {
  const both = new Map<string, number>();
  const ofA = new Map<number, number>();
  const ofB = new Map<number, number>();
  a.forEach((left, text) => {
    const right = b[text] as number;
    const key = `${left} ${right}`;
    both.set(key, (both.get(key) ?? 0) + 1);
    ofA.set(left, (ofA.get(left) ?? 0) + 1);
    ofB.set(right, (ofB.get(right) ?? 0) + 1);
  });
  return { both, ofA, ofB };
}

/**
 * Normalised mutual information of two groupings, 0 to 1: what one tells of the other, over the mean of what each tells at all (the
 * arithmetic mean, as Vinh, Epps and Bailey, 2010, list it). 1 for two groupings of one group each.
 */
export function sharedInformation(a: Int32Array, b: Int32Array): number {
  const { both, ofA, ofB } = crossing(a, b);
  const all = a.length;
  const entropy = (counts: Iterable<number>) => {
    let sum = 0;
    for (const count of counts) sum -= (count / all) * Math.log(count / all);
    return sum;
  };
  const [inA, inB] = [entropy(ofA.values()), entropy(ofB.values())];
  const mutual = inA + inB - entropy(both.values());
  return inA + inB === 0 ? 1 : (2 * mutual) / (inA + inB);
}

export type Consensus = {
  readonly labels: Int32Array;
  /** For each text the share of the groupings that put it there, 0 to 1. */
  readonly agreement: Float64Array;
};

/**
 * One grouping out of several (iterative probabilistic voting: Nguyen and Caruana, "Consensus Clusterings", 2007). Begun from each of
 * them; the one is taken that shares most with all. A grouping backs a text's group when most of the texts that it puts together with
 * this one are in it.
 */
export function consensusOf(groupings: readonly Int32Array[], groups: number): Consensus {
  let best: Int32Array | undefined;
  let most = -1;
  for (const start of groupings) {
    const labels = voted(groupings, start, groups);
    const shared = groupings.reduce((sum, each) => sum + sharedInformation(labels, each), 0);
    if (shared > most + 1e-12) {
      most = shared;
      best = labels;
    }
  }
  const labels = best ?? new Int32Array(0);
  const backing = new Float64Array(labels.length);
  for (const grouping of groupings) {
    const table = tableOf(grouping, labels, groups);
    labels.forEach((label, text) => {
      const from = (grouping[text] as number) * groups;
      let likeliest = 0;
      for (let group = 1; group < groups; group += 1)
        if ((table[from + group] as number) > (table[from + likeliest] as number)) likeliest = group;
      if (likeliest === label) backing[text] = (backing[text] as number) + 1;
    });
  }
  return { labels, agreement: backing.map((count) => count / groupings.length) };
}

function voted(groupings: readonly Int32Array[], start: Int32Array, groups: number): Int32Array {
  let labels = Int32Array.from(start);
  for (let round = 0; round < 30; round += 1) {
    const sizes = new Float64Array(groups);
    for (const label of labels) sizes[label] = (sizes[label] as number) + 1;
    const tables = groupings.map((grouping) => tableOf(grouping, labels, groups));
    let moved = 0;
    const next = labels.map((label, text) => {
      let best = label;
      let most = -1;
      for (let group = 0; group < groups; group += 1) {
        if (sizes[group] === 0) continue;
        let votes = 0;
        for (let member = 0; member < groupings.length; member += 1) {
          const from = (groupings[member]?.[text] as number) * groups;
          votes += (tables[member]?.[from + group] as number) / (sizes[group] as number);
        }
        if (votes > most + 1e-12) {
          most = votes;
          best = group;
        }
      }
      if (best !== label) moved += 1;
      return best;
    });
    labels = next;
    if (moved === 0) break;
  }
  return labels;
}

/** How many texts of each group of one grouping are in each group of the other. */
function tableOf(grouping: Int32Array, labels: Int32Array, groups: number): Float64Array {
  const table = new Float64Array(groups * groups);
  labels.forEach((label, text) => {
    const at = (grouping[text] as number) * groups + label;
    table[at] = (table[at] as number) + 1;
  });
  return table;
}
