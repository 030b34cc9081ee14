import type { Migration } from '../migrate.ts';

/**
 * What was read on a sheet stands with its seat, because its child says more on a screen afterwards and none of that belongs on paper. An
 * answer to "Is this what we meant?" says whether it was typed from paper: typing never puts out what a child said itself. Of those from before
 * nobody knows; those of a seat from paper count as typed, or what was typed wrong could be mended no more.
 */
export const paperRead: Migration = {
  version: 28,
  statements: [
    'alter table paper_seat add column read text',
    'alter table meant add column from_paper integer not null default 0',
    'update meant set from_paper = 1 where participant_id in (select participant_id from paper_seat)',
  ],
};
