import type { Migration } from '../migrate.ts';

/**
 * On which day the codes of a batch that nobody had used were called back, '' while they open seats; and the last day on which children can take part, '' where
 * none is named: one of before has none, and is closed by hand as it was.
 */
export const takingPart: Migration = {
  version: 35,
  statements: [
    `alter table code_batch add column called_back_day text not null default ''`,
    `alter table consultation add column closing_day text not null default ''`,
  ],
};
