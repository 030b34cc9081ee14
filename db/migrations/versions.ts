import type { Migration } from '../migrate.ts';

/**
 * The versions of a document after children were asked: with the ledger, not with the consultation, because a law changes after
 * the day on which the consultation is destroyed. Number 1 is the text that they were asked about.
 */
export const controlVersions: Migration = {
  version: 9,
  statements: [
    `create table version (
      consultation_id text not null,
      number integer not null,
      language text not null,
      title blob not null,
      revision integer not null,
      written_by text not null,
      day text not null,
      signed_by blob not null,
      signed_day text not null,
      primary key (consultation_id, number)
    ) strict, without rowid`,
    `create table version_section (
      consultation_id text not null,
      number integer not null,
      anchor text not null,
      position integer not null,
      heading blob not null,
      original blob not null,
      primary key (consultation_id, number, anchor)
    ) strict, without rowid`,
    `create table version_change (
      consultation_id text not null,
      number integer not null,
      position integer not null,
      anchor text not null,
      kind text not null check (kind in ('changed', 'moved', 'new', 'removed')),
      moved integer not null check (moved in (0, 1)),
      from_position integer,
      to_position integer,
      heading blob not null,
      pieces blob not null,
      primary key (consultation_id, number, position)
    ) strict, without rowid`,
    `create table version_reason (
      consultation_id text not null,
      number integer not null,
      anchor text not null,
      release_id text not null,
      finding_id text not null,
      primary key (consultation_id, number, anchor, release_id, finding_id)
    ) strict, without rowid`,
    `create table version_words (
      consultation_id text not null,
      number integer not null,
      anchor text not null,
      language text not null,
      level text not null check (level in ('younger', 'older')),
      body blob not null,
      primary key (consultation_id, number, anchor, language, level)
    ) strict, without rowid`,
  ],
};
