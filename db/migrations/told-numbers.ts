import type { Migration } from '../migrate.ts';

/**
 * What was told of a consultation after closing, as it was told first: rounded numbers, and nothing that anybody was not shown. `written` rises
 * with every change, so that of two who look at once the second tells what the first one kept.
 */
export const toldNumbers: Migration = {
  version: 31,
  statements: [
    `create table told_numbers (
      kind text primary key not null,
      written integer not null,
      body blob
    ) strict, without rowid`,
  ],
};
