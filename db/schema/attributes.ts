import { blob, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** The part of a consultation's database about what children are asked about themselves (db/migrations/attributes.ts). */
const words = (name: string) => blob(name, { mode: 'buffer' });

/** An attribute that is asked; one that is left out has no row. */
export const attribute = sqliteTable('attribute', {
  name: text('name').primaryKey(),
  /** A JSON array of percents by position; `[]` without a stated population. */
  shares: text('shares').notNull(),
  source: words('source').notNull(),
});

/** Answers of an attribute; positions count from 1. */
export const attributeLabel = sqliteTable(
  'attribute_label',
  {
    attribute: text('attribute').notNull(),
    position: integer('position').notNull(),
    language: text('language').notNull(),
    label: words('label').notNull(),
  },
  (table) => [primaryKey({ columns: [table.attribute, table.position, table.language] })],
);

/** What a child said; 0 is something else. No row: it was not asked, skipped it, or did not want to say. */
export const participantAttribute = sqliteTable(
  'participant_attribute',
  {
    participantId: text('participant_id').notNull(),
    attribute: text('attribute').notNull(),
    choice: integer('choice').notNull(),
  },
  (table) => [primaryKey({ columns: [table.participantId, table.attribute] })],
);

/** A table by an attribute that was declared before closing. No other is ever made. */
export const attributeTable = sqliteTable(
  'attribute_table',
  {
    attribute: text('attribute').notNull(),
    kind: text('kind').notNull(),
    subject: text('subject').notNull(),
  },
  (table) => [primaryKey({ columns: [table.attribute, table.kind, table.subject] })],
);

/** What is told while it is open of who is missing: a JSON array of words by position, and how many had answered then. */
export const missingLook = sqliteTable('missing_look', {
  attribute: text('attribute').primaryKey(),
  day: text('day').notNull(),
  answered: integer('answered').notNull(),
  words: text('words').notNull(),
});
