import type { Table } from './table.ts';

/** What the checker reads of the file that the command wrote. */
export type Told = {
  readonly k: number;
  readonly components: readonly (readonly number[])[];
  readonly groups: readonly { readonly size: number; readonly members: readonly string[] }[];
  readonly statements: readonly {
    readonly id: string;
    readonly groups: readonly {
      readonly na: number;
      readonly nd: number;
      readonly ns: number;
      readonly pa: number;
      readonly z: { readonly agree: number; readonly disagree: number };
      readonly representativenessZ: { readonly agree: number };
    }[];
  }[];
  readonly groupInformedConsensus: readonly { readonly id: string; readonly agree: number }[];
};

/**
 * Everything a file says in numbers, worked out again from the table and the file's own members, with formulas written here: the
 * greatest difference of the group-informed consensus and of the tests, and how many counts are others.
 */
export function recount(table: Table, told: Told) {
  let [consensus, z, counts] = [0, 0, 0];
  for (const [at, statement] of told.statements.entries()) {
    const groups = told.groups.map(({ members }) => count(table, statement.id, members));
    const product = groups.reduce((all, { yes, seen }) => (all * (yes + 1)) / (seen + 2), 1);
    consensus = Math.max(consensus, Math.abs(product - (told.groupInformedConsensus[at]?.agree ?? 0)));
    for (const [place, { yes, no, seen }] of groups.entries()) {
      const said = statement.groups[place];
      if (said?.na !== yes || said.nd !== no || said.ns !== seen) counts += 1;
      const others = groups.filter((_, other) => other !== place);
      const sum = (of: 'yes' | 'seen') => others.reduce((all, each) => all + each[of], 0);
      const tests = [
        [said?.z.agree, oneShare(yes, seen)],
        [said?.z.disagree, oneShare(no, seen)],
        [said?.representativenessZ.agree, twoShares([yes, seen], [sum('yes'), sum('seen')])],
      ] as const;
      for (const [told, own] of tests) z = Math.max(z, Math.abs((told ?? Number.NaN) - own));
    }
  }
  return { consensus, z, counts };
}

function count(table: Table, statement: string, members: readonly string[]) {
  const votes = members.flatMap((member) => table.votes.get(member)?.get(statement) ?? []);
  const of = (value: number) => votes.filter((vote) => vote === value).length;
  return { yes: of(1), no: of(-1), seen: votes.length };
}

function oneShare(said: number, seen: number): number {
  const trials = seen + 1;
  return (2 * said + 2 - trials) / Math.sqrt(trials);
}

type Share = readonly [said: number, seen: number];

function twoShares(one: Share, other: Share): number {
  const [a, n, b, m] = [one[0] + 1, one[1] + 1, other[0] + 1, other[1] + 1];
  const p = (a + b) / (n + m);
  return p === 1 ? 0 : (a / n - b / m) / Math.sqrt((p * (1 - p) * (n + m)) / (n * m));
}

/**
 * Σ of squared distances of everybody in a group to its mean, in the plane of the file's components, over the least that twenty plain
 * k-means from drawn starts come to.
 */
export function inertiaRatio(table: Table, told: Told, draw: () => number): number {
  const group = new Map(
    told.groups.flatMap(({ members }, at) => members.map((member) => [member, at] as const)),
  );
  const points = pointsOf(table, told, [...group.keys()]);
  const own = inertia(points, [...group.values()], told.k);
  let least = Number.POSITIVE_INFINITY;
  for (let start = 0; start < 20; start += 1) least = Math.min(least, plainKMeans(points, told.k, draw));
  return own === 0 && least === 0 ? 1 : own / least;
}

type Point = readonly [number, number];

function pointsOf(table: Table, told: Told, members: readonly string[]): readonly Point[] {
  const open = told.statements.map(({ id }) => id);
  const means = open.map((id) => {
    const seen = table.participants.flatMap((each) => table.votes.get(each)?.get(id) ?? []);
    return seen.reduce((sum, vote) => sum + vote, 0) / Math.max(1, seen.length);
  });
  return members.map((member) => {
    const votes = table.votes.get(member);
    let [x, y, seen] = [0, 0, table.takenOut.size];
    for (const [at, id] of open.entries()) {
      const vote = votes?.get(id);
      if (vote === undefined || table.takenOut.has(id)) continue;
      seen += 1;
      x += (vote - (means[at] ?? 0)) * (told.components[0]?.[at] ?? 0);
      y += (vote - (means[at] ?? 0)) * (told.components[1]?.[at] ?? 0);
    }
    const scale = Math.sqrt(open.length / Math.max(1, seen));
    return [x * scale, y * scale];
  });
}

function centresOf(points: readonly Point[], labels: readonly number[], k: number): readonly Point[] {
  return Array.from({ length: k }, (_, label): Point => {
    const own = points.filter((_, at) => labels[at] === label);
    const sum = (part: 0 | 1) => own.reduce((all, point) => all + point[part], 0) / Math.max(1, own.length);
    return [sum(0), sum(1)];
  });
}

function apart(a: Point, b: Point): number {
  return (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2;
}

function inertia(points: readonly Point[], labels: readonly number[], k: number): number {
  const centres = centresOf(points, labels, k);
  return points.reduce((sum, point, at) => sum + apart(point, centres[labels[at] ?? 0] ?? [0, 0]), 0);
}

function plainKMeans(points: readonly Point[], k: number, draw: () => number): number {
  let centres = Array.from(
    { length: k },
    () => points[Math.floor(draw() * points.length)] ?? ([0, 0] as Point),
  );
  let labels: readonly number[] = [];
  for (let round = 0; round < 300; round += 1) {
    const next = points.map((point) => {
      const lengths = centres.map((centre) => apart(point, centre));
      return lengths.indexOf(Math.min(...lengths));
    });
    if (next.every((label, at) => label === labels[at])) break;
    labels = next;
    centres = [...centresOf(points, labels, k)];
  }
  return inertia(points, labels, k);
}
