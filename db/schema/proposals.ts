import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Children's own questions, and where a consultation that began with one comes from (db/migrations/proposals.ts). */

/** No row: nobody has decided. A child's new words are decided anew, unless the question was taken over. */
export const proposal = sqliteTable('proposal', {
  contributionId: text('contribution_id').primaryKey(),
  revision: integer('revision').notNull(),
  /** `taken` or `declined`. */
  state: text('state').notNull(),
  /** One of the published reasons; '' where it was taken over. */
  reason: text('reason').notNull(),
  /** The consultation that asks it; '' where it was declined. */
  takenTo: text('taken_to').notNull(),
  staffId: text('staff_id').notNull(),
  day: text('day').notNull(),
});

/** One row where children of another consultation thought of what is asked here: that consultation. No word and no child of it. */
export const proposedIn = sqliteTable('proposed_in', {
  consultationId: text('consultation_id').primaryKey(),
});
