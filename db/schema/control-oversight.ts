import { blob, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** The part of the control database with which the site is watched over in public. No child's words are in it. */

/** What the overseer says in public of a consultation, or of the site where `consultation_id` is ''. */
export const oversightComment = sqliteTable(
  'oversight_comment',
  {
    id: text('id').notNull(),
    consultationId: text('consultation_id').notNull(),
    language: text('language').notNull(),
    level: text('level').notNull(),
    body: blob('body', { mode: 'buffer' }).notNull(),
    signedBy: blob('signed_by', { mode: 'buffer' }).notNull(),
    day: text('day').notNull(),
  },
  (table) => [primaryKey({ columns: [table.id, table.level] })],
);

/** An audit by somebody from outside: who, on which day, and what it found, for everybody. */
export const independentAudit = sqliteTable('independent_audit', {
  id: text('id').primaryKey(),
  day: text('day').notNull(),
  auditor: blob('auditor', { mode: 'buffer' }).notNull(),
  language: text('language').notNull(),
  summary: blob('summary', { mode: 'buffer' }).notNull(),
  recordedBy: text('recorded_by').notNull(),
  recordedDay: text('recorded_day').notNull(),
});

/** Where else one can complain in a country. Shown once a second person confirmed it. */
export const remedy = sqliteTable('remedy', {
  id: text('id').primaryKey(),
  country: text('country').notNull(),
  kind: text('kind').notNull(),
  name: blob('name', { mode: 'buffer' }).notNull(),
  contact: blob('contact', { mode: 'buffer' }).notNull(),
  source: blob('source', { mode: 'buffer' }).notNull(),
  checkedDay: text('checked_day').notNull(),
  proposedBy: text('proposed_by').notNull(),
  confirmedBy: text('confirmed_by'),
});
