import { heardUntil } from '../../../db/queries/consultation/corrections.ts';
import { done, type Outcome } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { type Deps, refusedBy } from '../deps.ts';
import { asChild } from './as-child.ts';

/**
 * A child has read that the words of a question changed after it had answered, as far as its page told: `until` is the number of the last correction that stood
 * there. Of these it is told no more; of one that was signed while it read it still is. Its answer stays as it is. Refusals: `not-allowed`, `not-found`.
 */
export async function hearCorrection(
  deps: Deps,
  actor: Actor,
  input: { readonly activityId: string; readonly until: number },
): Promise<Outcome<null>> {
  const found = await asChild(deps, actor, 'activity:enter');
  if (!found.ok) return found;
  const { db, child } = found;
  const result = await db.write(heardUntil({ ...input, participantId: child.participantId }));
  return result.ok ? done(null) : refusedBy(result);
}
