import type { Migration } from '../migrate.ts';

/**
 * What was read on a sheet stands with its seat, because its child says more on a screen afterwards and none of that belongs on paper. An
 * answer to "Is this what we meant?" says whether it was typed from paper: typing never puts out what a child said itself. Sheets that
 * waited when the last day came wait for nothing any more.
 */
export const paperRead: Migration = {
  version: 28,
  statements: [
    'alter table paper_seat add column read text',
    'alter table meant add column from_paper integer not null default 0',
    `update paper_sheet set state = 'refused', verifier = null where state in ('once', 'differs')
      and exists (select 1 from consultation where state not in ('approved', 'open', 'paused'))`,
  ],
};
