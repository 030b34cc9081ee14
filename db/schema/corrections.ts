import { sql } from 'drizzle-orm';
import { blob, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/** Questions that got new words while children answered them (db/migrations/corrections.ts). */
const words = (name: string) => blob(name, { mode: 'buffer' });

export const questionCorrection = sqliteTable(
  'question_correction',
  {
    id: text('id').primaryKey(),
    activityId: text('activity_id').notNull(),
    /** `proposed` or `signed`; one waits at a time. */
    state: text('state').notNull(),
    /** In the order of the signatures; 0 while it waits. */
    number: integer('number').notNull(),
    /** Of the signature; '' while it waits. */
    day: text('day').notNull(),
    reason: words('reason').notNull(),
  },
  (table) => [uniqueIndex('question_correction_waits').on(table.activityId).where(sql`state = 'proposed'`)],
);

/** Position 0 is what is asked, from 1 on the choices. */
export const correctedText = sqliteTable(
  'corrected_text',
  {
    correctionId: text('correction_id').notNull(),
    position: integer('position').notNull(),
    language: text('language').notNull(),
    level: text('level').notNull(),
    before: words('before').notNull(),
    body: words('body').notNull(),
  },
  (table) => [primaryKey({ columns: [table.correctionId, table.position, table.language, table.level] })],
);

/** A child that answered before the words changed and has not said yet that it read so. */
export const correctionUntold = sqliteTable(
  'correction_untold',
  {
    participantId: text('participant_id').notNull(),
    activityId: text('activity_id').notNull(),
    /** The number of the first correction that it is to be told of. */
    since: integer('since').notNull(),
  },
  (table) => [primaryKey({ columns: [table.participantId, table.activityId] })],
);
