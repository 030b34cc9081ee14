import type { Migration } from '../migrate.ts';

/**
 * Devices on which one child after the other takes part without typing a code. A group of places is a batch of codes like any other, whose
 * words nobody was given; a device has a random word, and how long it runs. Nothing of it is a child's.
 */
export const kiosk: Migration = {
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
  ],
};
