import { blob, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** The part of a consultation's database about sessions that somebody leads in a room (db/migrations/sessions.ts). */

/** No row: nobody leads there, and the room is as every room. */
export const roomSession = sqliteTable('room_session', {
  activityId: text('activity_id').primaryKey(),
  /** Raised at every act of whoever leads; each says which one it saw. */
  revision: integer('revision').notNull(),
  state: text('state').notNull(),
  /** 0 before the first and after the last. */
  step: integer('step').notNull(),
  /** Minutes since 1970 (UTC) while a step runs. Where the next meeting is prepared: 1 after one that is over, else 0. */
  untilMinute: integer('until_minute').notNull(),
  /** What is decided to be shown has no number yet, and waits for all of it. */
  gathers: integer('gathers').notNull(),
  paceMinutes: integer('pace_minutes').notNull(),
  /** Id of a contribution, '' for none; it stands there only as it was at that change. */
  spotlight: text('spotlight').notNull(),
  spotlightChange: integer('spotlight_change').notNull(),
  closingBy: text('closing_by').notNull(),
  /** '' while nobody else has agreed to the words at the end. */
  closingApprovedBy: text('closing_approved_by').notNull(),
  /** 0 where no words of a child stood in the words at the end when they were written. */
  closingQuotes: integer('closing_quotes').notNull(),
  /** 1 where words of a child stood in the steps when they were written. */
  agendaQuotes: integer('agenda_quotes').notNull(),
});

export const sessionStep = sqliteTable(
  'session_step',
  {
    activityId: text('activity_id').notNull(),
    position: integer('position').notNull(),
    kind: text('kind').notNull(),
    minutes: integer('minutes').notNull(),
  },
  (table) => [primaryKey({ columns: [table.activityId, table.position] })],
);

/** Which small group of a room a child is in, until the groups end. */
export const smallGroupSeat = sqliteTable(
  'small_group_seat',
  {
    groupOf: text('group_of').notNull(),
    participantId: text('participant_id').notNull(),
    activityId: text('activity_id').notNull(),
  },
  (table) => [primaryKey({ columns: [table.groupOf, table.participantId] })],
);

/** What is said at a step; at position 0 the words at the end. */
export const sessionWords = sqliteTable(
  'session_words',
  {
    activityId: text('activity_id').notNull(),
    position: integer('position').notNull(),
    language: text('language').notNull(),
    level: text('level').notNull(),
    body: blob('body', { mode: 'buffer' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.activityId, table.position, table.language, table.level] })],
);
