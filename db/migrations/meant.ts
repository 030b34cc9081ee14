import type { Migration } from '../migrate.ts';

/** Findings in words for children, and what each child says of one before it is signed: an answer without a day or an order. */
export const meant: Migration = {
  version: 9,
  statements: [
    `create table finding_plain (
      finding_id text not null,
      language text not null,
      level text not null check (level in ('younger', 'older')),
      body blob not null,
      primary key (finding_id, language, level)
    ) strict, without rowid`,
    `create table meant (
      participant_id text not null,
      finding_id text not null,
      answer text not null check (answer in ('yes', 'partly', 'no', 'unclear')),
      primary key (participant_id, finding_id)
    ) strict, without rowid`,
  ],
};
