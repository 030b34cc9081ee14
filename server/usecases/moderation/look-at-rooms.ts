import { done, type Outcome } from '../../core/outcome.ts';
import type { DeskNow } from '../../core/staff/duty.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { Deps } from '../deps.ts';
import { atDesk } from './at-desk.ts';
import { countReportedOnce } from './let-stand.ts';
import { countSecondLooks } from './read-second-looks.ts';

/**
 * How the rooms of a consultation stand, for whoever is at its desk, and what waits beside its queue: who sits at an empty one would not look there.
 * Whoever decides nothing is told of none of that.
 * Refusals: `not-found`, `not-allowed`, `training-needed`.
 */
export async function lookAtRooms(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string },
): Promise<Outcome<DeskNow>> {
  const { consultationId } = input;
  const found = await atDesk(deps, actor, { deed: 'desk:read', consultationId });
  if (!found.ok) return found;
  const [seconds, reported] = await Promise.all([
    countSecondLooks(deps, actor, input),
    countReportedOnce(deps, actor, input),
  ]);
  return done({
    pressure: deps.queues.of(consultationId),
    missing: deps.duty.missing(consultationId),
    seconds: seconds.ok ? seconds.value : 0,
    reported: reported.ok ? reported.value : 0,
  });
}
