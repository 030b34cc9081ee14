import type { Migration } from '../migrate.ts';

/**
 * Where anybody can come without a code the word of a sentence is of children with one alone from now on: what stood was made of all, beside a text that says
 * so no more. It is made anew with the next votes.
 */
export const wordAnew: Migration = {
  version: 34,
  statements: [
    `update statement_tally set word = 'too-few', word_voters = 0, many_unclear = 0
      where exists (select 1 from consultation where public_way = 1)`,
  ],
};
