import type { Migration } from '../migrate.ts';

/**
 * What several processes of one site have to know of second factors in common. One process alone keeps it in memory, and leaves
 * these at nought and empty.
 */
export const staffElsewhere: Migration = {
  version: 11,
  statements: [
    `alter table staff_session add column proven_minute integer not null default 0`,
    `alter table staff_session add column act_minute integer not null default 0`,
    `create table staff_guess (
      staff_id text primary key not null,
      wrong integer not null,
      until_minute integer not null
    ) strict, without rowid`,
    `create table staff_challenge (
      hash blob primary key not null,
      due_minute integer not null
    ) strict, without rowid`,
  ],
};
