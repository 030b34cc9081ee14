import type { Migration } from '../migrate.ts';

/** One quick question in a room that is led. Answers are there only until the words for them are told, or nothing is. */
export const roomPolls: Migration = {
  version: 22,
  statements: [
    `create table room_poll (
      activity_id text primary key not null,
      id text not null,
      state text not null check (state in ('open', 'closing', 'told')),
      answers integer not null check (answers between 2 and 5),
      told text not null,
      asked_by text not null
    ) strict, without rowid`,
    `create table room_poll_words (
      activity_id text not null,
      position integer not null check (position between 0 and 5),
      language text not null,
      body blob not null,
      primary key (activity_id, position, language)
    ) strict, without rowid`,
    `create table room_poll_answer (
      activity_id text not null,
      participant_id text not null,
      choice integer not null check (choice between 0 and 5),
      primary key (activity_id, participant_id)
    ) strict, without rowid`,
  ],
};
