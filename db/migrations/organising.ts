import type { Migration } from '../migrate.ts';

/**
 * Which questions close every consultation. And who of the staff knows the children of a batch of codes or sheets: its words are another person's to read. Whoever made the codes or
 * printed and handed out the sheets of a consultation from before is in the log and in the batches, and is entered from there.
 */
export const organising: Migration = {
  version: 16,
  statements: [
    `alter table activity add column standing text not null default '' check (standing in ('', 'risks', 'unasked'))`,
    `create table own_group (
      staff_id text not null,
      batch_id text not null,
      how text not null check (how in ('made', 'handed', 'typed', 'said')),
      day text not null,
      primary key (staff_id, batch_id)
    ) strict, without rowid`,
    `insert into own_group (staff_id, batch_id, how, day)
      select a.actor, a.subject, 'made', min(a.day) from audit a join code_batch b on b.id = a.subject
      where a.deed in ('codes:issue', 'codes:replace') and length(a.actor) = 22 group by a.actor, a.subject`,
    `insert or ignore into own_group (staff_id, batch_id, how, day)
      select printed_by, id, 'made', day from paper_batch where length(printed_by) = 22`,
    `insert or ignore into own_group (staff_id, batch_id, how, day)
      select handed_by, id, 'handed', day from paper_batch where handed_by <> ''`,
  ],
};
