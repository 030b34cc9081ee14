import { seeded } from '../../support/house/seeded.ts';
import type { Told } from './checker.ts';
import type { Table } from './table.ts';

export type Camps = { readonly table: Table; readonly campOf: ReadonlyMap<string, number> };

const [participants, statements, each] = [160, 30, 0.8];
/** How likely a camp agrees: two are of opposite mind everywhere, four differ in two things, three stand around a middle. */
const leans: Readonly<Record<number, readonly (readonly [number, number, number])[]>> = {
  2: [
    [0.95, 0.95, 0.95],
    [0.05, 0.05, 0.05],
  ],
  3: [
    [0.95, 0.05, 0.05],
    [0.05, 0.95, 0.05],
    [0.05, 0.05, 0.95],
  ],
  4: [
    [0.95, 0.95, 0.5],
    [0.95, 0.05, 0.5],
    [0.05, 0.95, 0.5],
    [0.05, 0.05, 0.5],
  ],
};

/** Votes of so many camps that nobody could take for fewer: how many groups there are is known beforehand. */
export function clearCamps(seed: number, camps: 2 | 3 | 4): Camps {
  const random = seeded(seed);
  const names = Array.from({ length: participants }, (_, at) => String(at));
  const ids = Array.from({ length: statements }, (_, at) => String(at));
  const campOf = new Map(names.map((name, at) => [name, at % camps] as const));
  const votes = new Map(
    names.map((name) => {
      const lean = leans[camps]?.[campOf.get(name) ?? 0] ?? [];
      const seen = ids.filter(() => random.chance(each));
      return [
        name,
        new Map(seen.map((id) => [id, random.chance(lean[Number(id) % 3] ?? 0) ? 1 : -1] as const)),
      ] as const;
    }),
  );
  return { table: { participants: names, statements: ids, votes, takenOut: new Set() }, campOf };
}

/** The share of everybody in a group who is of the camp that most of the group are of; a camp counts once. */
export function toldApart({ groups }: Pick<Told, 'groups'>, campOf: Camps['campOf']): number {
  const taken = new Set<number>();
  let [right, all] = [0, 0];
  for (const { members } of groups) {
    const counts = new Map<number, number>();
    for (const member of members) {
      const camp = campOf.get(member) ?? -1;
      counts.set(camp, (counts.get(camp) ?? 0) + 1);
    }
    const [camp, most] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [-1, 0];
    all += members.length;
    if (!taken.has(camp)) right += most;
    taken.add(camp);
  }
  return all === 0 ? 0 : right / all;
}
