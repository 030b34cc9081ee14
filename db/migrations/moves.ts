import type { Migration } from '../migrate.ts';

/** Consultations on their way to another machine or from one, and where those that left are now. */
export const controlMoves: Migration = {
  version: 10,
  statements: [
    `create table move (
      id text primary key not null,
      number integer unique not null,
      consultation_id text not null,
      way text not null,
      state text not null,
      place text not null,
      place_key text not null,
      file_hash text not null,
      answer text not null,
      last_day text not null,
      day text not null
    ) strict, without rowid`,
  ],
};
