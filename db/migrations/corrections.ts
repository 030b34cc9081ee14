import type { Migration } from '../migrate.ts';

/**
 * New words of a question that children were asked already, what they were before, and which children answered before and were not told yet. Of what
 * was opened before this stood here every word is still the one that was approved.
 */
export const corrections: Migration = {
  version: 37,
  statements: [
    `create table question_correction (
      id text primary key not null,
      activity_id text not null,
      state text not null check (state in ('proposed', 'signed')),
      number integer not null default 0,
      day text not null default '',
      reason blob not null
    ) strict, without rowid`,
    `create unique index question_correction_waits on question_correction (activity_id) where state = 'proposed'`,
    `create table corrected_text (
      correction_id text not null,
      position integer not null check (position >= 0),
      language text not null,
      level text not null,
      before blob not null,
      body blob not null,
      primary key (correction_id, position, language, level)
    ) strict, without rowid`,
    `create table correction_untold (
      participant_id text not null,
      activity_id text not null,
      since integer not null,
      primary key (participant_id, activity_id)
    ) strict, without rowid`,
  ],
};
