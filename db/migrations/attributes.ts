import type { Migration } from '../migrate.ts';

/**
 * What children are asked about themselves. No other attribute than the six can be stored, and an answer is a number of the
 * organiser's list: no words of a child stand here, and no day.
 */
export const attributes: Migration = {
  version: 12,
  statements: [
    `create table attribute (
      name text primary key not null check (name in ('age', 'gender', 'disability', 'region', 'origin', 'means')),
      shares text not null,
      source blob not null
    ) strict, without rowid`,
    `create table attribute_label (
      attribute text not null,
      position integer not null,
      language text not null,
      label blob not null,
      primary key (attribute, position, language)
    ) strict, without rowid`,
    `create table participant_attribute (
      participant_id text not null,
      attribute text not null,
      choice integer not null check (choice between 0 and 8),
      primary key (participant_id, attribute)
    ) strict, without rowid`,
    `create table attribute_table (
      attribute text not null,
      kind text not null check (kind in ('statement', 'poll')),
      subject text not null,
      primary key (attribute, kind, subject)
    ) strict, without rowid`,
    `create table missing_look (
      attribute text primary key not null,
      day text not null,
      answered integer not null,
      words text not null
    ) strict, without rowid`,
  ],
};
