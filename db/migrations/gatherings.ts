import type { Migration } from '../migrate.ts';

/**
 * Devices on which one child after the other takes part without typing a code. A group of places is a batch of codes like any other, whose
 * words nobody was given; a device has a random word, and how long it runs. And when children meet live: quiet hours, and planned times. Nothing
 * of it is a child's.
 */
export const gatherings: Migration = {
  version: 18,
  statements: [
    `create table kiosk_group (
      batch_id text primary key not null
    ) strict, without rowid`,
    `create table kiosk_device (
      hash blob primary key not null,
      batch_id text not null,
      staff_id text not null,
      until_minute integer not null
    ) strict, without rowid`,
    `create table quiet_hours (
      kind text primary key not null check (kind in ('night', 'school')),
      from_minute integer not null check (from_minute between 0 and 1439),
      until_minute integer not null check (until_minute between 0 and 1439 and until_minute <> from_minute)
    ) strict, without rowid`,
    `create table session_plan (
      activity_id text not null,
      start_minute integer not null,
      minutes integer not null check (minutes between 10 and 240),
      primary key (activity_id, start_minute)
    ) strict, without rowid`,
  ],
};
