import type { Database } from '../../../db/databases.ts';
import type { Statement } from '../../../db/engine.ts';
import { dropTime, plannedSessions } from '../../../db/queries/session/session-plans.ts';
import { minuteOf } from '../../core/consultation/days.ts';
import { type QuietHours, touchesQuiet } from '../../core/consultation/quiet-hours.ts';
import { meetsBefore } from '../../core/privacy/last-day.ts';
import type { Deps } from '../deps.ts';

/** Planned times that these hours make quiet in this zone, or of which a minute is of this last day or later, or after the one on which children can take part last, are planned no more. */
export async function dropUnfitTimes(
  deps: Deps,
  db: Database,
  at: {
    readonly hours: QuietHours;
    readonly timeZone: string;
    readonly retentionDay: string;
    readonly closingDay: string;
  },
): Promise<readonly Statement[]> {
  return (await plannedSessions(db, minuteOf(deps.clock())))
    .filter(({ startMinute, minutes }) => {
      const time = { startMs: startMinute * 60_000, minutes };
      return touchesQuiet(at.hours, { timeZone: at.timeZone, ...time }) || !meetsBefore(at, time);
    })
    .map(dropTime);
}
