import type { Database } from '../../../db/databases.ts';
import { activityById, consultationRow } from '../../../db/queries/consultations.ts';
import type { ActivityState } from '../../core/wire/events.ts';
import type { RefusalCode } from '../../core/wire/refusals.ts';

/**
 * What a child is told when nothing can be taken: that it rests, that it is over here, or that all of it is. `open` is what
 * it is told when neither is so.
 */
export async function whyClosed(
  db: Database,
  activityId: string,
  open: RefusalCode = 'activity-closed',
): Promise<RefusalCode> {
  const [row, activity] = await Promise.all([consultationRow(db), activityById(db, activityId)]);
  if (!activity) return 'activity-unknown';
  if (row?.state === 'paused' || activity.state === 'paused') return 'room-paused';
  if (row?.state !== 'open') return 'consultation-not-open';
  return activity.state === 'open' ? open : 'activity-closed';
}

/** The state in which a child finds an activity: a consultation that rests or is over covers it. */
export function stateForChild(consultation: string, activity: ActivityState): ActivityState {
  return consultation === 'open' ? activity : consultation === 'paused' ? 'paused' : 'closed';
}
