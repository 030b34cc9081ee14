import type { Migration } from '../migrate.ts';

/**
 * Findings as typed sentences, small voices, and quotes. '' as the template of a finding: it was written before a finding had one. A
 * quote is a place in a text of a child and never a copy of it: what is erased, taken back or changed is quoted no more.
 */
export const quotes: Migration = {
  version: 11,
  statements: [
    `alter table finding add column template text not null default ''`,
    `create table point_telling (
      point_id text primary key not null,
      route text not null check (route in ('our-words', 'also-said')),
      language text not null,
      body blob not null
    ) strict, without rowid`,
    `create table quote (
      id text primary key not null,
      contribution_id text not null,
      revision integer not null,
      start integer not null check (start >= 0),
      stop integer not null check (stop > start),
      chosen_by text not null,
      approved_by text not null default '' check (approved_by = '' or approved_by <> chosen_by),
      also_approved_by text not null default ''
        check (also_approved_by = '' or (approved_by <> '' and also_approved_by not in (chosen_by, approved_by)))
    ) strict, without rowid`,
    `create unique index quote_of_contribution on quote (contribution_id)`,
  ],
};
