import type { Migration } from '../migrate.ts';

/** Numbers of releases that are given to none: one was signed with it and is lost, or may have been. */
export const controlReleaseGaps: Migration = {
  version: 16,
  statements: [
    `create table release_gap (
      consultation_id text not null,
      number integer not null,
      day text not null,
      signed_day text not null,
      primary key (consultation_id, number)
    ) strict, without rowid`,
  ],
};
