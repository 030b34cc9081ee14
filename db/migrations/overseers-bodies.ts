import type { Migration } from '../migrate.ts';

/** Which body an overseer is from, as whoever invited it says. */
export const controlOverseersBodies: Migration = {
  version: 17,
  statements: [`alter table staff add column body blob not null default x''`],
};
