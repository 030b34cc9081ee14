import { blob, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** The complaints database (db/migrations/complaints.ts): read by the overseer alone, and by whoever holds a receipt. */

/** What somebody says is wrong. `consultation_id` is '' where it is about none, or about one that nobody named. */
export const complaint = sqliteTable('complaint', {
  id: text('id').primaryKey(),
  organisationId: text('organisation_id').notNull(),
  consultationId: text('consultation_id').notNull(),
  kind: text('kind').notNull(),
  /** `alone`, `together`, `representative`. */
  way: text('way').notNull(),
  language: text('language').notNull(),
  state: text('state').notNull(),
  /** Keyed hash of the five words with which others join. */
  joinHash: blob('join_hash', { mode: 'buffer' }),
  body: blob('body', { mode: 'buffer' }).notNull(),
  outcome: text('outcome'),
  day: text('day').notNull(),
  dueDay: text('due_day').notNull(),
  /** Of the first answer. */
  answeredDay: text('answered_day'),
  /** When it was over: its rows go some months later. */
  settledDay: text('settled_day'),
});

/** One person's receipt: a keyed hash of a slow hash of six words. Which complaint it is of, and nothing else. */
export const complaintReceipt = sqliteTable('complaint_receipt', {
  verifier: blob('verifier', { mode: 'buffer' }).primaryKey(),
  complaintId: text('complaint_id').notNull(),
  /** 1: of whoever wrote it; 0: of somebody who joined. */
  begun: integer('begun').notNull(),
  felt: text('felt'),
});

/** What a holder of a receipt said to an answer, once. Whose receipt it was is not written. */
export const complaintReply = sqliteTable('complaint_reply', {
  id: text('id').primaryKey(),
  complaintId: text('complaint_id').notNull(),
  body: blob('body', { mode: 'buffer' }).notNull(),
  day: text('day').notNull(),
});

/** The overseer's answer, at most two, each at two levels. */
export const complaintAnswer = sqliteTable(
  'complaint_answer',
  {
    complaintId: text('complaint_id').notNull(),
    round: integer('round').notNull(),
    level: text('level').notNull(),
    body: blob('body', { mode: 'buffer' }).notNull(),
    staffId: text('staff_id').notNull(),
    day: text('day').notNull(),
  },
  (table) => [primaryKey({ columns: [table.complaintId, table.round, table.level] })],
);
