import { toldOf } from '../../../db/queries/consultation/corrections.ts';
import { done, type Outcome } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { type Deps, refusedBy } from '../deps.ts';
import { asChild } from './as-child.ts';

/**
 * A child has read that the words of a question changed after it had answered: it is told no more, until they change again. Its answer stays as it is. Refusals: `not-allowed`,
 * `not-found`.
 */
export async function hearCorrection(
  deps: Deps,
  actor: Actor,
  input: { readonly activityId: string },
): Promise<Outcome<null>> {
  const found = await asChild(deps, actor, 'activity:enter');
  if (!found.ok) return found;
  const { db, child } = found;
  const result = await db.write([
    toldOf({ participantId: child.participantId, activityId: input.activityId }),
  ]);
  return result.ok ? done(null) : refusedBy(result);
}
