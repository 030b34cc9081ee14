import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** The part of the control database about consultations that go from one machine to another. No child is in it. */
export const moveRow = sqliteTable('move', {
  id: text('id').primaryKey(),
  /** Which came first: of one consultation the highest says where it is. */
  number: integer('number').notNull(),
  consultationId: text('consultation_id').notNull(),
  /** `out`: from here; `in`: to here. */
  way: text('way').notNull(),
  /** Out: `leaving`, `sent`, `confirmed`, `moved`, `returned`, `lapsed` (its last day came on the way). In: `taking`, `here`, `refused`. */
  state: text('state').notNull(),
  /** Under which address the other machine is reached. */
  place: text('place').notNull(),
  /** The key by which the other machine's answers are known. */
  placeKey: text('place_key').notNull(),
  /** SHA-256 of the database as it was sent, in hexadecimal; '' before. */
  fileHash: text('file_hash').notNull(),
  /** Out: what the other machine signed, '' before. In: which line of this machine it was sent for. */
  answer: text('answer').notNull(),
  /** The consultation's own; '' for a draft. */
  lastDay: text('last_day').notNull(),
  day: text('day').notNull(),
});
