import { asc, gt, sql } from 'drizzle-orm';
import type { QuietHours, Span } from '../../../server/core/consultation/quiet-hours.ts';
import type { Database } from '../../databases.ts';
import type { Statement } from '../../engine.ts';
import { whileNotOver } from '../../life-states.ts';
import { prepared } from '../../prepared.ts';
import { quietHours, sessionPlan } from '../../schema/meetings.ts';
import { guard } from '../../statement.ts';

/** A time at which a room is to meet; minutes since 1970 (UTC), and how many it lasts. */
export type PlannedSession = {
  readonly activityId: string;
  readonly startMinute: number;
  readonly minutes: number;
};

export async function quietHoursOf(db: Database): Promise<QuietHours> {
  const rows = await db.read.select().from(quietHours);
  const of = (kind: 'night' | 'school'): Span | null => {
    const row = rows.find((each) => each.kind === kind);
    return row ? { fromMinute: row.fromMinute, untilMinute: row.untilMinute } : null;
  };
  return { night: of('night'), school: of('school') };
}

/** In place of what was set before. */
export function putQuietHours(hours: QuietHours): Statement[] {
  return [
    { sql: 'delete from quiet_hours', args: [] },
    ...(['night', 'school'] as const).flatMap((kind) => {
      const span = hours[kind];
      if (!span) return [];
      return {
        sql: 'insert into quiet_hours (kind, from_minute, until_minute) values (?1, ?2, ?3)',
        args: [kind, span.fromMinute, span.untilMinute],
      };
    }),
  ];
}

const notOver = prepared((read) =>
  read
    .select()
    .from(sessionPlan)
    .where(gt(sql`${sessionPlan.startMinute} + ${sessionPlan.minutes}`, sql.placeholder('minute')))
    .orderBy(asc(sessionPlan.startMinute))
    .prepare(),
);

/** What is planned and not over, of every room, the next first. */
export async function plannedSessions(db: Database, minute: number): Promise<readonly PlannedSession[]> {
  return notOver(db).all({ minute });
}

/**
 * Plans a time of a room. What is over goes on the way.
 * Refused as `many-already` where so many are planned, as `state-forbids` where all is over or that time is planned already.
 */
export function planTime(
  plan: PlannedSession,
  { most, minute }: { readonly most: number; readonly minute: number },
): Statement[] {
  return [
    {
      sql: 'delete from session_plan where activity_id = ?1 and start_minute + minutes <= ?2',
      args: [plan.activityId, minute],
    },
    {
      sql: 'insert into guard select (select count(*) from session_plan where activity_id = ?1 and start_minute <> ?2) < ?3',
      args: [plan.activityId, plan.startMinute, most],
      refusal: 'many-already',
    },
    {
      sql: `insert into session_plan (activity_id, start_minute, minutes) select ?1, ?2, ?3
        where ${whileNotOver}
          and not exists (select 1 from session_plan where activity_id = ?1 and start_minute = ?2)`,
      args: [plan.activityId, plan.startMinute, plan.minutes],
    },
    guard('state-forbids'),
  ];
}

export function dropTime({ activityId, startMinute }: Omit<PlannedSession, 'minutes'>): Statement {
  return {
    sql: 'delete from session_plan where activity_id = ?1 and start_minute = ?2',
    args: [activityId, startMinute],
  };
}
