import type { Database } from '../../../db/databases.ts';
import { activityById, consultationRow } from '../../../db/queries/consultation/consultations.ts';
import { processActivity } from '../../core/analysis/evaluation.ts';
import { isClosingOver } from '../../core/consultation/closing-day.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { isOver } from '../../core/consultation/lifecycle.ts';
import type { ActivityState } from '../../core/wire/events.ts';
import type { RefusalCode } from '../../core/wire/refusals.ts';
import type { Deps } from '../deps.ts';

/**
 * What a child is told when nothing can be taken: that it is over, here or all of it, that it rests, or that it is not open yet. `open` is what
 * it is told when none is so. Of one that rests after its last day to take part it is not told to send its words later: it may never go on
 * (R1199). About how it was words are taken once it is over, as long as no others of this child stand or wait: then it is further on already.
 */
export async function whyClosed(
  deps: Pick<Deps, 'clock'>,
  db: Database,
  activityId: string,
  open: RefusalCode = 'activity-closed',
): Promise<RefusalCode> {
  const [row, activity] = await Promise.all([consultationRow(db), activityById(db, activityId)]);
  if (!activity) return 'activity-unknown';
  if (row && isOver(row.state)) return activityId === processActivity ? 'state-forbids' : 'activity-closed';
  if (row?.state === 'paused' && isClosingOver(row, dayIn(row.timeZone, deps.clock())))
    return 'consultation-not-open';
  if (row?.state === 'paused' || activity.state === 'paused') return 'room-paused';
  if (row?.state !== 'open') return 'consultation-not-open';
  return activity.state === 'open' ? open : 'activity-closed';
}

/** The state in which a child finds an activity: a consultation that rests or is over covers it. */
export function stateForChild(consultation: string, activity: ActivityState): ActivityState {
  return consultation === 'open' ? activity : consultation === 'paused' ? 'paused' : 'closed';
}
