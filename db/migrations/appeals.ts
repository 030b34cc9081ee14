import type { Migration } from '../migrate.ts';

/**
 * Limits can be contested: appeals of their authors, reports of other children. `moved` is the number under which a room
 * learned that words were hidden or stand again, while `seq` stays their place in it.
 */
export const appeals: Migration = {
  version: 4,
  statements: [
    `alter table contribution add column cleared integer not null default 0`,
    `alter table contribution add column moved integer`,
    `create index contribution_moved on contribution (activity_id, moved) where moved is not null`,
    `create table appeal (
      contribution_id text not null,
      change integer not null,
      state text not null check (state in ('waiting', 'restored', 'upheld')),
      decided_by text,
      day text not null,
      primary key (contribution_id, change)
    ) strict, without rowid`,
    `create table report (
      contribution_id text not null,
      participant_id text not null,
      primary key (contribution_id, participant_id)
    ) strict, without rowid`,
  ],
};
