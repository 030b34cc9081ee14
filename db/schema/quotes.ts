import { blob, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** How what few children said is told, and which words of children may be quoted (db/migrations/quotes.ts). */

/** By which way a point is told that no finding names: a sentence of the analyst's own, or its name alone. */
export const pointTelling = sqliteTable('point_telling', {
  pointId: text('point_id').primaryKey(),
  route: text('route').notNull(),
  language: text('language').notNull(),
  /** Empty where its name alone is told. */
  body: blob('body', { mode: 'buffer' }).notNull(),
});

/** A place in one revision of a child's text, in UTF-16 units; the words stay in the contribution alone. */
export const quote = sqliteTable('quote', {
  id: text('id').primaryKey(),
  contributionId: text('contribution_id').notNull(),
  revision: integer('revision').notNull(),
  start: integer('start').notNull(),
  stop: integer('stop').notNull(),
  chosenBy: text('chosen_by').notNull(),
  approvedBy: text('approved_by').notNull(),
  alsoApprovedBy: text('also_approved_by').notNull(),
});
