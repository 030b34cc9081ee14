import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/**
 * What a person decided on words that something had happened to before, for undo, appeal and accountability; the view `every_decision`
 * has the first decisions as well. The wait is kept as a bucket only.
 */
export const decision = sqliteTable(
  'decision',
  {
    contributionId: text('contribution_id').notNull(),
    change: integer('change').notNull(),
    fromState: text('from_state').notNull(),
    toState: text('to_state').notNull(),
    reason: text('reason'),
    staffId: text('staff_id').notNull(),
    day: text('day').notNull(),
    waitBucket: text('wait_bucket').notNull(),
  },
  (table) => [primaryKey({ columns: [table.contributionId, table.change] })],
);

/** How many decisions of a day took how long, counted by the database as they are made (db/migrations/first-decisions.ts). */
export const decisionWait = sqliteTable(
  'decision_wait',
  {
    day: text('day').notNull(),
    waitBucket: text('wait_bucket').notNull(),
    decisions: integer('decisions').notNull(),
  },
  (table) => [primaryKey({ columns: [table.day, table.waitBucket] })],
);
