import type { Migration } from '../migrate.ts';

/**
 * Who has a name is asked whenever a child comes in: with this it costs the ten-thousandth child what it costs the first. Names are drawn by chance, so that
 * their order tells nothing of who came when.
 */
export const names: Migration = {
  version: 26,
  statements: ['create index participant_by_name on participant (adjective, motif)'],
};
