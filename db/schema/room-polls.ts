import { blob, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** The part of a consultation's database about quick questions in a room that is led (db/migrations/room-polls.ts). */

export const roomPoll = sqliteTable('room_poll', {
  activityId: text('activity_id').primaryKey(),
  id: text('id').notNull(),
  state: text('state').notNull(),
  /** How many answers there are to choose from. */
  answers: integer('answers').notNull(),
  /** The words in the order of the answers, as a JSON list; '' while nothing is told. */
  told: text('told').notNull(),
  askedBy: text('asked_by').notNull(),
  /** 0 where no words of a child stood in it when it was asked. */
  quotes: integer('quotes').notNull(),
});

/** The question at position 0, and the answers. */
export const roomPollWords = sqliteTable(
  'room_poll_words',
  {
    activityId: text('activity_id').notNull(),
    position: integer('position').notNull(),
    language: text('language').notNull(),
    body: blob('body', { mode: 'buffer' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.activityId, table.position, table.language] })],
);

/** What a child chose while the question is asked; 0: it skipped. Gone with the commit that tells the words. */
export const roomPollAnswer = sqliteTable(
  'room_poll_answer',
  {
    activityId: text('activity_id').notNull(),
    participantId: text('participant_id').notNull(),
    choice: integer('choice').notNull(),
  },
  (table) => [primaryKey({ columns: [table.activityId, table.participantId] })],
);
