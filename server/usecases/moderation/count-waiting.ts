import { waitingCount } from '../../../db/queries/moderation/desk.ts';
import { done, type Outcome } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { Deps } from '../deps.ts';
import { unlessDamaged } from '../if-readable.ts';
import { atDesk } from './at-desk.ts';

/**
 * How many contributions wait for this person at the desk, without those of children it knows; also in a break, and where its training is over; null
 * where a damaged page cannot say. No text is read.
 * Refusals: `not-allowed`, `not-found`.
 */
export async function countWaiting(
  deps: Deps,
  actor: Actor,
  { consultationId }: { consultationId: string },
): Promise<Outcome<number | null>> {
  const found = await atDesk(deps, actor, { deed: 'desk:read', consultationId, lapsed: true });
  return found.ok ? done(await unlessDamaged(waitingCount(found.db, found.staff.staffId), null)) : found;
}
