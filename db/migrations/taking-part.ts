import type { Migration } from '../migrate.ts';

/** On which day the codes of a batch that nobody had used were called back; '' while they open seats. */
export const takingPart: Migration = {
  version: 35,
  statements: [`alter table code_batch add column called_back_day text not null default ''`],
};
