import type { Migration } from '../migrate.ts';

/**
 * What a site looks for beside the packs of words that come along, or leaves out of them. Two people, and the row stays when it is
 * dropped, so that the overseer sees what was done.
 */
export const controlCues: Migration = {
  version: 8,
  statements: [
    `create table screening_cue (
      id text primary key not null,
      language text not null,
      part text not null,
      way text not null check (way in ('add', 'spare')),
      cue blob not null,
      day text not null,
      entered_by text not null,
      confirmed_by text check (confirmed_by <> entered_by),
      dropped_by text
    ) strict, without rowid`,
  ],
};
