import { counterValue } from '../../../db/queries/moderation/desk.ts';
import { newestShown } from '../../../db/queries/room/contributions.ts';
import { done, type Outcome } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { SharedContribution } from '../../core/wire/views.ts';
import type { Deps } from '../deps.ts';
import { readIn } from '../translation/read-in.ts';
import { pageOfContributions } from './enter-activity.ts';
import { inActivity } from './in-activity.ts';

export type Earlier = {
  /** The room's number before the read: a page that heard of a later change asks again. */
  readonly seq: number;
  /** At most a hundred, oldest first. */
  readonly items: readonly SharedContribution[];
  /** Before these there are others. */
  readonly earlier: boolean;
};

/**
 * What was shown in a room before number `before`, the nearest hundred. Through the children's serialiser.
 * Refusals: `not-allowed`, `not-found`, `activity-unknown` (also: not a room).
 */
export async function readEarlier(
  deps: Deps,
  actor: Actor,
  input: { activityId: string; before: number; language?: string | undefined },
): Promise<Outcome<Earlier>> {
  const found = await inActivity(deps, actor, { activityId: input.activityId, kind: 'room' });
  if (!found.ok) return found;
  const { db, activity } = found;
  const seq = await counterValue(db, activity.id);
  const records = await newestShown(db, {
    activityId: activity.id,
    before: input.before,
    limit: pageOfContributions + 1,
  });
  const earlier = records.length > pageOfContributions;
  const items = await readIn(db, records.slice(earlier ? 1 : 0), input.language);
  return done({ seq, items, earlier });
}
