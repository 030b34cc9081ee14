import type { Migration } from '../migrate.ts';

/**
 * Small groups of a room: each is a room of its own that belongs to a bigger one and is open only while somebody of staff leads it.
 * Which group a child is in is there only until the groups end.
 */
export const smallGroups: Migration = {
  version: 25,
  statements: [
    `alter table activity add column group_of text not null default ''`,
    `alter table activity add column led_by text not null default ''`,
    `create table small_group_seat (
      group_of text not null,
      participant_id text not null,
      activity_id text not null,
      primary key (group_of, participant_id)
    ) strict, without rowid`,
    `create index small_group_seat_of_group on small_group_seat (activity_id, participant_id)`,
  ],
};
