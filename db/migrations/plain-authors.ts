import type { Migration } from '../migrate.ts';

/**
 * Who wrote each plain version, when, whether it came with this software or a program translated it, and who else checked it. What stood there before
 * has no name and no check: its consultation goes on, and does not open again before somebody checked it. `revision`: of the consultation, at which it was
 * written or last moved to another section.
 */
export const plainAuthors: Migration = {
  version: 24,
  statements: [
    'alter table section_plain add column author_name blob',
    `alter table section_plain add column written_day text not null default ''`,
    `alter table section_plain add column made text not null default 'staff' check (made in ('staff', 'makers', 'machine'))`,
    `update section_plain set made = 'makers' where author_id = 'due-weight'`,
    'alter table section_plain add column revision integer not null default 0',
    'alter table section_plain add column reviewer_name blob',
    `alter table section_plain add column checked_day text not null default ''
      check (checked_day = '' or coalesce(reviewer_id, author_id) <> author_id)`,
  ],
};
