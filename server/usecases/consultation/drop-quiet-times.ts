import type { Database } from '../../../db/databases.ts';
import type { Statement } from '../../../db/engine.ts';
import { dropTime, plannedSessions } from '../../../db/queries/session/session-plans.ts';
import { minuteOf } from '../../core/consultation/days.ts';
import { type QuietHours, touchesQuiet } from '../../core/consultation/quiet-hours.ts';
import type { Deps } from '../deps.ts';

/** Planned times that these hours make quiet in this zone are planned no more. */
export async function dropQuietTimes(
  deps: Deps,
  db: Database,
  at: { readonly hours: QuietHours; readonly timeZone: string },
): Promise<readonly Statement[]> {
  return (await plannedSessions(db, minuteOf(deps.clock())))
    .filter(({ startMinute, minutes }) =>
      touchesQuiet(at.hours, { timeZone: at.timeZone, startMs: startMinute * 60_000, minutes }),
    )
    .map(dropTime);
}
