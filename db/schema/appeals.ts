import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** The part of a consultation's database with which a limit is contested (db/migrations/appeals.ts). */

/** A child asked that another adult looks at a decision: the one with this `change`. */
export const appeal = sqliteTable(
  'appeal',
  {
    contributionId: text('contribution_id').notNull(),
    change: integer('change').notNull(),
    /** `waiting`, `restored` or `upheld`. */
    state: text('state').notNull(),
    decidedBy: text('decided_by'),
    day: text('day').notNull(),
  },
  (table) => [primaryKey({ columns: [table.contributionId, table.change] })],
);

/** One child says that something is wrong with another's words. Never serialised; gone when a person decides. */
export const report = sqliteTable(
  'report',
  {
    contributionId: text('contribution_id').notNull(),
    participantId: text('participant_id').notNull(),
  },
  (table) => [primaryKey({ columns: [table.contributionId, table.participantId] })],
);
