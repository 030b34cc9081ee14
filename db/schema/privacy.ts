import { blob, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/** The part of a consultation's database with which a child decides about its own rows (db/migrations/privacy.ts). */

/** A keyed hash of the slow hash of six words; the words themselves are nowhere. */
export const recovery = sqliteTable(
  'recovery',
  {
    verifier: blob('verifier', { mode: 'buffer' }).primaryKey(),
    participantId: text('participant_id').notNull(),
  },
  (table) => [uniqueIndex('recovery_of_participant').on(table.participantId)],
);

/** A use of its words that a child objected to: `analysis`, `quotes` or `translation`. */
export const objection = sqliteTable(
  'objection',
  {
    participantId: text('participant_id').notNull(),
    use: text('use').notNull(),
    day: text('day').notNull(),
  },
  (table) => [primaryKey({ columns: [table.participantId, table.use] })],
);

/** What a child said to each kind of use it was asked about. */
export const assent = sqliteTable(
  'assent',
  {
    participantId: text('participant_id').notNull(),
    use: text('use').notNull(),
    answer: text('answer').notNull(),
    day: text('day').notNull(),
    /** 1: it had read that words leave this machine for this use. */
    elsewhere: integer('elsewhere').notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.participantId, table.use] })],
);

/** A use of children's words beyond taking part: `made`, or `asked` for until a second person approves it. */
export const consultationUse = sqliteTable('consultation_use', {
  use: text('use').primaryKey(),
  state: text('state').notNull(),
  staffId: text('staff_id').notNull(),
});

/** Who says yes for an age band: the child alone, with a trusted organisation's code, or with a guardian where law wants it. */
export const consentRule = sqliteTable('consent_rule', {
  ageBand: text('age_band').primaryKey(),
  mode: text('mode').notNull(),
});
