import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** The part of a consultation's database about when children meet live (db/migrations/gatherings.ts). */

/** When nobody meets live: `night` every day, `school` from Monday to Friday. Minutes of the day in the consultation's zone. */
export const quietHours = sqliteTable('quiet_hours', {
  kind: text('kind').primaryKey(),
  fromMinute: integer('from_minute').notNull(),
  untilMinute: integer('until_minute').notNull(),
});

/** A time at which a room is to meet. */
export const sessionPlan = sqliteTable(
  'session_plan',
  {
    activityId: text('activity_id').notNull(),
    /** Minutes since 1970 (UTC). */
    startMinute: integer('start_minute').notNull(),
    minutes: integer('minutes').notNull(),
  },
  (table) => [primaryKey({ columns: [table.activityId, table.startMinute] })],
);
