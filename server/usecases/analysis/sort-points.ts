import { auditStatement } from '../../../db/audit.ts';
import { removePoint, sortUnder, unsort } from '../../../db/queries/analysis/coding.ts';
import { addPoint, points, renamePoint, storedName } from '../../../db/queries/analysis/releases.ts';
import { tellPointsAnew } from '../../../db/queries/analysis/told-numbers.ts';
import { activityWithTexts } from '../../../db/queries/consultation/consultations.ts';
import { stillStored, storedNow } from '../../../db/statement.ts';
import { numbersIn } from '../../core/analysis/sentences/numbers-in-words.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { newId } from '../../core/ids.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { longestTitle } from '../../core/staff/field-limits.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { permitted } from '../consultation/permitted.ts';
import { actorName, type Deps, refusedBy } from '../deps.ts';
import { unlessSpeaking } from './tell-point.ts';

/**
 * Names a point under an activity. A name holds no number: it is told of a point that too few made for one, and stands in a sentence beside
 * the number of children. `pointId` comes from where it was written, so that one sent twice is one; absent: drawn here. `renames`: a point
 * that is there and is called so from now on; what children said of words with its old name goes. `was`: its name where it was read; absent:
 * not compared. Refusals: `not-found`, `field-missing`, `number-unfounded`, `activity-unknown`, `state-forbids` (not closed, or drafted),
 * `speaks-for-all` (it begins "children think", as for a finding), `id-taken` (another point was sent so), `stale-revision` (somebody called it something else meanwhile).
 */
export async function namePoint(
  deps: Deps,
  actor: Actor,
  input: {
    consultationId: string;
    activityId: string;
    title: string;
    language: string;
    pointId?: string;
    renames?: string;
    was?: string;
  },
): Promise<Outcome<{ pointId: string }>> {
  const found = await permitted(deps, actor, { deed: 'points:sort', consultationId: input.consultationId });
  if (!found.ok) return found;
  const { db, row } = found;
  const title = input.title.trim();
  if (title === '' || title.length > longestTitle) return refuse('field-missing');
  if (numbersIn(title, deps.numberWords).length > 0) return refuse('number-unfounded');
  const spoken = await unlessSpeaking(deps, db, { row, text: title });
  if (spoken) return refuse(spoken);
  const activity = await activityWithTexts(db, input.activityId);
  if (!activity) return refuse('activity-unknown');
  const pointId = input.renames ?? input.pointId ?? newId(deps.random);
  const compared = input.renames !== undefined && input.was !== undefined;
  const stored = storedName(pointId);
  // Read before the name itself is: whatever comes after is no longer what this one saw.
  const was = await storedNow(db, stored);
  const nameNow = async () => (await points(db)).find(({ id }) => id === pointId)?.title ?? '';
  // After the last one, and not after so many: one may have been taken away.
  const nextPosition = async () => Math.max(0, ...(await points(db)).map(({ position }) => position)) + 1;
  const meanwhile = (now: string) => (now === title ? done({ pointId }) : refuse('stale-revision'));
  if (compared) {
    const now = await nameNow();
    if (now !== input.was) return meanwhile(now);
  }
  const named = {
    id: pointId,
    activityId: activity.id,
    language: input.language,
    title: db.text.encode(title),
  };
  const result = await db.write([
    ...(compared ? [stillStored(stored, was)] : []),
    ...(input.renames === undefined
      ? addPoint({ ...named, anchor: activity.anchor, position: await nextPosition() })
      : renamePoint(named)),
    auditStatement({
      day: dayIn(row.timeZone, deps.clock()),
      actor: actorName(actor),
      deed: 'point:name',
      subject: pointId,
      detail: '',
    }),
  ]);
  if (result.ok) return done({ pointId });
  if (result.refusal === 'stale-revision') return meanwhile(await nameNow());
  if (result.refusal !== 'id-taken') return refusedBy(result);
  const before = (await points(db)).find(({ id }) => id === pointId);
  return before?.activityId === activity.id && before.title === title
    ? done({ pointId })
    : refuse('id-taken');
}

/**
 * Takes a point away that nothing was put under and no finding names: one that was merged into another, or named in error. Gone already, it is
 * taken away. Refusals: `not-found`, `state-forbids` (something is under it, or not closed, or drafted).
 */
export async function takePointAway(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string; pointId: string },
): Promise<Outcome<null>> {
  const found = await permitted(deps, actor, { deed: 'points:sort', consultationId: input.consultationId });
  if (!found.ok) return found;
  const { db, row } = found;
  const result = await db.write([
    ...removePoint(input.pointId),
    auditStatement({
      day: dayIn(row.timeZone, deps.clock()),
      actor: actorName(actor),
      deed: 'point:remove',
      subject: input.pointId,
      detail: '',
    }),
  ]);
  if (result.ok) return done(null);
  const there = (await points(db)).some(({ id }) => id === input.pointId);
  return there ? refusedBy(result) : done(null);
}

/**
 * Puts contributions under points or under a code that is no point (`none-fits`, `cannot-decide`); `pointId` '' takes one out again. All
 * or nothing, and how many made each point is told anew. `was`: what it was under when it was read, '' for nothing; absent: not compared. Refusals: `not-found`, `field-missing` (nothing
 * to sort), `state-forbids`, `stale-revision` (somebody put one of them elsewhere meanwhile).
 */
export async function sortContributions(
  deps: Deps,
  actor: Actor,
  input: {
    consultationId: string;
    sorting: readonly { contributionId: string; pointId: string; was?: string }[];
  },
): Promise<Outcome<null>> {
  const found = await permitted(deps, actor, { deed: 'points:sort', consultationId: input.consultationId });
  if (!found.ok) return found;
  if (input.sorting.length === 0) return refuse('field-missing');
  const result = await found.db.write([
    ...input.sorting.flatMap((each) =>
      each.pointId === ''
        ? unsort(each.contributionId, each.was)
        : sortUnder({
            contributionId: each.contributionId,
            code: each.pointId,
            codedBy: actorName(actor),
            was: each.was,
          }),
    ),
    tellPointsAnew(),
  ]);
  return result.ok ? done(null) : refusedBy(result);
}
