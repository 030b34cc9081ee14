import type { Database } from '../../../db/databases.ts';
import {
  activityById,
  type ConsultationRow,
  consultationRow,
} from '../../../db/queries/consultation/consultations.ts';
import { processActivity } from '../../core/analysis/evaluation.ts';
import { restsPastClosing } from '../../core/consultation/closing-day.ts';
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
  if (row && restsPastClosing(row, dayIn(row.timeZone, deps.clock()))) return 'consultation-not-open';
  if (row?.state === 'paused' || activity.state === 'paused') return 'room-paused';
  if (row?.state !== 'open') return 'consultation-not-open';
  return activity.state === 'open' ? open : 'activity-closed';
}

/**
 * The state in which a child finds an activity: a consultation that rests or is over covers it. After its last day to take part what rests is
 * over for a child, and no page of its says that words can be sent later (R1199). `atMs`: now, in milliseconds.
 */
export function stateForChild(
  row: Pick<ConsultationRow, 'state' | 'closingDay' | 'timeZone'>,
  activity: ActivityState,
  atMs: number,
): ActivityState {
  if (row.state === 'open') return activity;
  return row.state === 'paused' && !restsPastClosing(row, dayIn(row.timeZone, atMs)) ? 'paused' : 'closed';
}
