import { auditStatement } from '../../../db/audit.ts';
import { sortUnder, unsort } from '../../../db/queries/coding.ts';
import { activities } from '../../../db/queries/consultations.ts';
import { addPoint, points, renamePoint } from '../../../db/queries/releases.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { newId } from '../../core/ids.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { permitted } from '../consultation/permitted.ts';
import { actorName, type Deps, refusedBy } from '../deps.ts';

/** Names a point under an activity, or one that is there (`pointId`) anew. Refusals: `not-found`, `field-missing`, `activity-unknown`, `state-forbids` (not closed, or drafted). */
export async function namePoint(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string; activityId: string; title: string; language: string; pointId?: string },
): Promise<Outcome<{ pointId: string }>> {
  const found = await permitted(deps, actor, { deed: 'points:sort', consultationId: input.consultationId });
  if (!found.ok) return found;
  const { db, row } = found;
  const title = input.title.trim();
  if (title === '' || title.length > 300) return refuse('field-missing');
  const activity = (await activities(db)).find((each) => each.id === input.activityId);
  if (!activity) return refuse('activity-unknown');
  const pointId = input.pointId ?? newId(deps.random);
  const named = {
    id: pointId,
    activityId: activity.id,
    language: input.language,
    title: db.text.encode(title),
  };
  const result = await db.write([
    ...(input.pointId === undefined
      ? addPoint({ ...named, anchor: activity.anchor, position: (await points(db)).length + 1 })
      : renamePoint(named)),
    auditStatement({
      day: dayIn(row.timeZone, deps.clock()),
      actor: actorName(actor),
      deed: 'point:name',
      subject: pointId,
      detail: '',
    }),
  ]);
  return result.ok ? done({ pointId }) : refusedBy(result);
}

/**
 * Puts contributions under points or under a code that is no point (`none-fits`, `cannot-decide`); `pointId` '' takes one out again. All
 * or nothing. Refusals: `not-found`, `field-missing` (nothing to sort), `state-forbids`.
 */
export async function sortContributions(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string; sorting: readonly { contributionId: string; pointId: string }[] },
): Promise<Outcome<null>> {
  const found = await permitted(deps, actor, { deed: 'points:sort', consultationId: input.consultationId });
  if (!found.ok) return found;
  if (input.sorting.length === 0) return refuse('field-missing');
  const result = await found.db.write(
    input.sorting.flatMap((each) =>
      each.pointId === ''
        ? unsort(each.contributionId)
        : sortUnder({
            contributionId: each.contributionId,
            code: each.pointId,
            codedBy: actorName(actor),
          }),
    ),
  );
  return result.ok ? done(null) : refusedBy(result);
}
