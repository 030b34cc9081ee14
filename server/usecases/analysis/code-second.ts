import { codeSecond } from '../../../db/queries/analysis/coding.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { permitted } from '../consultation/permitted.ts';
import { actorName, type Deps, refusedBy } from '../deps.ts';

/**
 * Codes texts of the sample a second time: a point of their activity, `none-fits` or `cannot-decide`. All or nothing. What the first person
 * said stays as it is; how far both agree is told with the release.
 * Refusals: `not-allowed` (no member of staff), `not-found`, `field-missing` (nothing coded), `state-forbids` (not closed, or drafted), `stale-revision` (words or a point of it
 * are gone or not counted any more, the first person took one out again, or another one coded it a second time), `one-person-alone` (the first code is
 * the same person's).
 */
export async function codeSecondTime(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string; coding: readonly { contributionId: string; code: string }[] },
): Promise<Outcome<null>> {
  const found = await permitted(deps, actor, { deed: 'points:sort', consultationId: input.consultationId });
  if (!found.ok) return found;
  if (actor.kind !== 'staff') return refuse('not-allowed');
  if (input.coding.length === 0) return refuse('field-missing');
  const codedBy = actorName(actor);
  const result = await found.db.write(input.coding.flatMap((each) => codeSecond({ ...each, codedBy })));
  return result.ok ? done(null) : refusedBy(result);
}
