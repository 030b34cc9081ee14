import type { Migration } from '../migrate.ts';

/**
 * Who put words under a point, and what a second person put a sample under without knowing. In `point_contribution` a code that is no
 * point stands where a point's id would: `none-fits` or `cannot-decide`.
 */
export const coding: Migration = {
  version: 7,
  statements: [
    `alter table point_contribution add column coded_by text not null default ''`,
    `create table second_code (
      contribution_id text primary key not null,
      code text not null,
      coded_by text not null
    ) strict, without rowid`,
  ],
};
