import type { Migration } from '../migrate.ts';

/** The last day of each consultation, and in which zone it comes, beside its line in the directory: its own database may be damaged by then. */
export const controlLastDays: Migration = {
  version: 15,
  statements: [
    `alter table directory add column last_day text not null default ''`,
    `alter table directory add column time_zone text not null default ''`,
  ],
};
