import type { ProtectedCross } from '../../core/analysis/disclosure/crosses.ts';
import type { ProtectedTable } from '../../core/analysis/disclosure/small-numbers.ts';
import type { Deps } from '../deps.ts';
import { allReleasesOf } from './read-releases.ts';
import type { Release } from './release.ts';
import type { ToldBefore } from './told-tables.ts';

/**
 * What signed releases of a consultation have told, the first one counting where several have the same number. Nothing is refused;
 * empty before the first signature.
 */
export async function toldBefore(
  deps: Deps,
  consultationId: string,
): Promise<ToldBefore & { readonly releases: readonly Release[] }> {
  const releases = (await allReleasesOf(deps, consultationId))
    .map(({ release }) => release)
    .sort((a, b) => a.number - b.number);
  const tables = new Map<string, ProtectedTable>();
  const points = new Map<string, number | null>();
  const crosses = new Map<string, ProtectedCross>();
  for (const release of releases) {
    for (const { table } of [...release.statements, ...release.polls]) {
      const name = `${table.kind} ${table.subject}`;
      if (!tables.has(name)) tables.set(name, table);
    }
    for (const cross of release.attributes?.tables ?? []) {
      const name = `${cross.kind} ${cross.subject} ${cross.attribute}`;
      if (!crosses.has(name)) crosses.set(name, cross);
    }
    for (const topic of release.topics) {
      for (const { id, children } of topic.points) if (!points.has(id)) points.set(id, children);
      // What was also said has no id in a release: its words are its name.
      for (const { title } of topic.alsoSaid) {
        const name = `${topic.activityId} ${title}`;
        if (!points.has(name)) points.set(name, null);
      }
    }
  }
  return {
    releases,
    tables: [...tables.values()],
    points,
    ways: releases.find(({ ways }) => ways !== null)?.ways ?? null,
    crosses: [...crosses.values()],
    attributes: releases.find(({ attributes }) => attributes)?.attributes ?? null,
  };
}
