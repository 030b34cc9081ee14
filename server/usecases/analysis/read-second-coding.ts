import { codings, secondCodings } from '../../../db/queries/analysis/coding.ts';
import { judgedWords } from '../../../db/queries/analysis/judged.ts';
import { points } from '../../../db/queries/analysis/releases.ts';
import { type ActivityRow, activities } from '../../../db/queries/consultation/consultations.ts';
import { sampleOf } from '../../core/analysis/themes/second-coding.ts';
import { takesOwnWords } from '../../core/consultation/activities.ts';
import { dayIn } from '../../core/consultation/days.ts';
import type { ConsultationState } from '../../core/consultation/lifecycle.ts';
import { done, type Outcome } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { permitted } from '../consultation/permitted.ts';
import { actorName, type Deps } from '../deps.ts';
import { logReads } from '../privacy/log-reads.ts';
import { countedRows } from './counted.ts';
import { forSorting, namesOf, type SortingTable } from './read-points.ts';

export type SecondCoding = {
  readonly state: ConsultationState;
  readonly activities: readonly ActivityRow[];
  readonly points: SortingTable['points'];
  /** The sample without what somebody else coded a second time. `pointId` is what the reader said itself; the first code is nowhere. */
  readonly contributions: SortingTable['contributions'];
  /** Some of the sample wait for a first code, or were first coded by the reader itself. */
  readonly othersLeft: boolean;
  /** Nobody wrote anything that is sorted. */
  readonly empty: boolean;
};

/**
 * The sample that a second person codes, without what the first one said and without a suggestion: whoever knows does not see for itself.
 * Audited as the sorting is. Refusal: `not-found`. While it is not closed the list is empty.
 */
export async function readSecondCoding(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string },
): Promise<Outcome<SecondCoding>> {
  const found = await permitted(deps, actor, { deed: 'points:sort', consultationId: input.consultationId });
  if (!found.ok) return found;
  const { db, row } = found;
  const [foundActivities, foundPoints, first, second, counted] = await Promise.all([
    activities(db),
    points(db),
    codings(db),
    secondCodings(db),
    row.state === 'closed' ? countedRows(db) : [],
  ]);
  const reader = actorName(actor);
  const spoken = new Set(foundActivities.filter(({ kind }) => takesOwnWords(kind)).map(({ id }) => id));
  const sample = new Set(
    sampleOf(counted.filter(({ activityId }) => spoken.has(activityId)).map(({ id }) => id)),
  );
  const sampled = counted.filter(({ id }) => sample.has(id));
  const own = sampled.filter(({ id }) => {
    const coded = first.get(id);
    const again = second.get(id);
    return (
      coded !== undefined &&
      coded.codedBy !== '' &&
      coded.codedBy !== reader &&
      (again === undefined || again.codedBy === reader)
    );
  });
  await logReads(deps, db, {
    consultationId: row.id,
    actor,
    deed: 'points:read',
    day: dayIn(row.timeZone, deps.clock()),
    ids: own.map(({ id }) => id),
    counted: true,
  });
  return done({
    state: row.state,
    activities: foundActivities,
    points: namesOf(foundPoints),
    contributions: forSorting(
      await judgedWords(
        db,
        own.map(({ id }) => id),
      ),
      (id) => second.get(id)?.code ?? null,
    ),
    empty: sampled.length === 0,
    othersLeft: sampled.some(({ id }) => !second.has(id) && !own.some((each) => each.id === id)),
  });
}
