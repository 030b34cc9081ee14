import type { Migration } from '../migrate.ts';

/**
 * Where the document children are asked about comes from, who gains, what speaks for and against it, and who from outside looked at
 * that. A consultation from before has said none of it: it goes on, and does not open again before.
 */
export const documentSource: Migration = {
  version: 23,
  statements: [
    `create table document_source (
      consultation_id text primary key not null,
      revision integer not null,
      label text not null check (label in ('official', 'explained')),
      origin blob not null,
      author blob not null,
      written_by text not null,
      written_name blob not null,
      written_day text not null,
      checked_name blob not null,
      checked_from blob not null,
      attested_by text not null default '' check (attested_by = '' or attested_by <> written_by),
      attested_name blob not null,
      checked_day text not null
    ) strict, without rowid`,
    `create table document_argument (
      part text not null check (part in ('gains', 'for', 'against')),
      position integer not null check (position between 1 and 6),
      language text not null,
      level text not null check (level in ('younger', 'older')),
      body blob not null,
      primary key (part, position, language, level)
    ) strict, without rowid`,
  ],
};
