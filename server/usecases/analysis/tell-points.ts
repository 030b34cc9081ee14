import type { Database } from '../../../db/databases.ts';
import { sorted } from '../../../db/queries/analysis/coding.ts';
import { pointTellings } from '../../../db/queries/analysis/point-tellings.ts';
import { points } from '../../../db/queries/analysis/releases.ts';
import { boundInfluence } from '../../core/analysis/disclosure/influence.ts';
import { type PublishedTopic, pointNumber, publishPoints } from '../../core/analysis/points.ts';
import { countedRows } from './counted.ts';
import { toldFirst } from './told-first.ts';
import type { CountedPoint, ToldBefore } from './told-tables.ts';

type Numbers = Readonly<Record<string, number | null>>;

/**
 * How many made each point, as it may be told: as it was told first since somebody sorted last. To sort moves them, and whoever sorts has the words
 * before it and sees any that go; who signs sees numbers alone, and nobody sorts once it is drafted.
 */
export async function tellPoints(
  db: Database,
  before: ToldBefore,
): Promise<{ readonly points: readonly CountedPoint[]; readonly topics: readonly PublishedTopic[] }> {
  let told: Awaited<ReturnType<typeof counted>> | undefined;
  await toldFirst<Numbers>(db, 'points', async (kept) => {
    told = await counted(db, new Map([...Object.entries(kept ?? {}), ...before.points]));
    return { ...kept, ...Object.fromEntries(told.points.map(({ id, children }) => [id, children])) };
  });
  if (!told) throw new Error('No point was counted.');
  return told;
}

async function counted(db: Database, before: ToldBefore['points']) {
  const [named, under, shown, tellings] = await Promise.all([
    points(db),
    sorted(db),
    countedRows(db),
    pointTellings(db),
  ]);
  const authors = boundInfluence(
    shown.flatMap(({ id, participantId, activityId }) => {
      const pointId = under.get(id);
      return pointId === undefined ? [] : [{ participantId, activityId, pointId }];
    }),
  );
  return {
    points: named.map((point) => ({
      id: point.id,
      activityId: point.activityId,
      title: point.title,
      language: point.language,
      children: pointNumber(point, authors, before),
    })),
    topics: publishPoints(
      named.map((point) => ({ ...point, telling: tellings.get(point.id) })),
      authors,
      before,
    ),
  };
}
