import { isOpenCode } from '../themes/codes.ts';

/** In how many points of one activity a child counts: with no bound one child who writes much would be in every number. */
export const mostPoints = 3;

export type Sorted = {
  readonly participantId: string;
  readonly activityId: string;
  readonly pointId: string;
};

/** Children by the id of a point. A point that was made stands in both, also where none of its makers is counted. */
export type Authors = {
  /** Who made it. No number is told of them. */
  readonly makers: ReadonlyMap<string, ReadonlySet<string>>;
  /** Who is counted under it. */
  readonly counted: ReadonlyMap<string, ReadonlySet<string>>;
};

/**
 * Who is counted under each point: every child once, and in at most `mostPoints` points of one activity. Where it made more it counts
 * where it said most; among points it said equally much of, where fewest children stand, since a small voice is lost first; then by
 * the point's id. `sorted` has an entry for each contribution, in any order. What is under a code that is no point has no number, and
 * takes none of a child's points.
 */
export function boundInfluence(sorted: readonly Sorted[]): Authors {
  const makers = new Map<string, Set<string>>();
  /** By activity and child: how often under which point. */
  const said = new Map<string, Map<string, Map<string, number>>>();
  for (const { participantId, activityId, pointId } of sorted) {
    if (isOpenCode(pointId)) continue;
    makers.set(pointId, (makers.get(pointId) ?? new Set()).add(participantId));
    const here = said.get(activityId) ?? new Map<string, Map<string, number>>();
    said.set(activityId, here);
    const of = here.get(participantId) ?? new Map<string, number>();
    here.set(participantId, of.set(pointId, (of.get(pointId) ?? 0) + 1));
  }
  const counted = new Map<string, Set<string>>([...makers.keys()].map((pointId) => [pointId, new Set()]));
  const size = (pointId: string) => makers.get(pointId)?.size ?? 0;
  for (const here of said.values())
    for (const [participantId, of] of here) {
      const kept =
        of.size <= mostPoints
          ? [...of]
          : [...of]
              .sort(([a, often], [b, other]) => other - often || size(a) - size(b) || (a < b ? -1 : 1))
              .slice(0, mostPoints);
      for (const [pointId] of kept) counted.get(pointId)?.add(participantId);
    }
  return { makers, counted };
}
