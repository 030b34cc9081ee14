import type { Authors } from './disclosure/influence.ts';
import { protectNumber } from './disclosure/small-numbers.ts';
import { type AlsoSaid, alsoSaidOf, type PointTelling, type TellingRoute } from './small-voices.ts';

export type SortedPoint = {
  readonly id: string;
  readonly anchor: string;
  readonly activityId: string;
  readonly title: string;
  readonly language: string;
  /** How it is told where no finding names it. */
  readonly telling?: PointTelling | undefined;
};

export type PublishedPoint = {
  /** What a finding cites it by. */
  readonly id: string;
  readonly title: string;
  readonly language: string;
  readonly children: number;
  /** An analyst left it without a finding knowingly. Releases from before a mark alone was one have another word here as well. */
  readonly named?: TellingRoute;
};

export type PublishedTopic = {
  readonly activityId: string;
  readonly anchor: string;
  /** Points made by at least `threshold` children, most first, then by title. */
  readonly points: readonly PublishedPoint[];
  /** Points without a number, of fewer children or of some who count in others: their names, in the order of their titles, which tells nothing. */
  readonly alsoSaid: readonly AlsoSaid[];
};

/**
 * What is published of points an analyst made by hand. A child counts once a point however much it wrote. `authors`
 * are those of the contributions sorted under each point: a point that anybody made is told, if by its name alone. `before` is what
 * releases told of points already.
 */
export function publishPoints(
  points: readonly SortedPoint[],
  authors: Authors,
  before: ReadonlyMap<string, number | null> = new Map(),
): readonly PublishedTopic[] {
  const topics = new Map<
    string,
    {
      activityId: string;
      anchor: string;
      points: PublishedPoint[];
      alsoSaid: AlsoSaid[];
    }
  >();
  for (const point of points) {
    const topic = topics.get(point.activityId) ?? {
      activityId: point.activityId,
      anchor: point.anchor,
      points: [],
      alsoSaid: [],
    };
    topics.set(point.activityId, topic);
    const children = pointNumber(point, authors, before);
    const { id, title, language } = point;
    if (children !== null) {
      // A sentence was written while it had no number, by somebody who did not know how many would make it.
      const named = point.telling?.route === 'also-said' ? { named: point.telling.route } : {};
      topic.points.push({ id, title, language, children, ...named });
    } else if (authors.makers.has(point.id)) {
      topic.alsoSaid.push(alsoSaidOf(point, point.telling));
    }
  }
  for (const topic of topics.values()) {
    topic.points.sort((a, b) => b.children - a.children || compare(a.title, b.title));
    topic.alsoSaid.sort((a, b) => compare(a.title, b.title));
  }
  return [...topics.values()].sort(
    (a, b) => compare(a.anchor, b.anchor) || compare(a.activityId, b.activityId),
  );
}

/**
 * The number a point may be told with, or null. What a release told of it, by its id or, where it was named without a number, by
 * its activity and title, is told the same again.
 */
export function pointNumber(
  point: Pick<SortedPoint, 'id' | 'activityId' | 'title'>,
  { counted }: Pick<Authors, 'counted'>,
  before: ReadonlyMap<string, number | null>,
): number | null {
  for (const name of [point.id, `${point.activityId} ${point.title}`]) {
    const told = before.get(name);
    if (told !== undefined) return told;
  }
  return protectNumber(counted.get(point.id)?.size ?? 0);
}

/** By code unit: the same on every machine, whatever its language. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
