import { blob, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** What the control database keeps of the ledger beside the answers themselves (db/migrations/ledger.ts). */
const words = (name: string) => blob(name, { mode: 'buffer' });

/** An answer in words for children. */
export const responsePlain = sqliteTable(
  'response_plain',
  {
    releaseId: text('release_id').notNull(),
    findingId: text('finding_id').notNull(),
    language: text('language').notNull(),
    level: text('level').notNull(),
    body: words('body').notNull(),
  },
  (table) => [primaryKey({ columns: [table.releaseId, table.findingId, table.language, table.level] })],
);

/** Whether what was promised was done, by language; what was said last stands. */
export const responseDeed = sqliteTable(
  'response_deed',
  {
    releaseId: text('release_id').notNull(),
    findingId: text('finding_id').notNull(),
    language: text('language').notNull(),
    state: text('state').notNull(),
    body: words('body').notNull(),
    signedBy: words('signed_by').notNull(),
    day: text('day').notNull(),
  },
  (table) => [primaryKey({ columns: [table.releaseId, table.findingId, table.language] })],
);

/** What an answer said before it was given anew with another decision or another day, in the order in which it was said. */
export const responseBefore = sqliteTable(
  'response_before',
  {
    releaseId: text('release_id').notNull(),
    findingId: text('finding_id').notNull(),
    number: integer('number').notNull(),
    decision: text('decision').notNull(),
    dueDay: text('due_day').notNull(),
    day: text('day').notNull(),
  },
  (table) => [primaryKey({ columns: [table.releaseId, table.findingId, table.number] })],
);

/** A line of the scorecard as it was told last: protected numbers, null where one is hidden. */
export const scorecard = sqliteTable(
  'scorecard',
  {
    consultationId: text('consultation_id').notNull(),
    requirement: text('requirement').notNull(),
    children: integer('children'),
    yes: integer('yes'),
    partly: integer('partly'),
    no: integer('no'),
    day: text('day').notNull(),
  },
  (table) => [primaryKey({ columns: [table.consultationId, table.requirement] })],
);
