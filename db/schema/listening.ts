import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** An hour in which decision-makers listen (db/migrations/proposals.ts). */
export const listening = sqliteTable('listening', {
  id: text('id').primaryKey(),
  /** Minutes since 1970 (UTC). */
  startMinute: integer('start_minute').notNull(),
  minutes: integer('minutes').notNull(),
  /** `planned`, `running` or `over`. */
  state: text('state').notNull(),
});

/** Which words were put up for it: they are up only as they were at that change. Emptied when it ends. */
export const listeningWord = sqliteTable('listening_word', {
  contributionId: text('contribution_id').primaryKey(),
  change: integer('change').notNull(),
  staffId: text('staff_id').notNull(),
});
