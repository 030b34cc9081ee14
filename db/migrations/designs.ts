import type { Migration } from '../migrate.ts';

/**
 * Pictures of products with their places. A place is told apart by the position of its option, so that where children point is counted,
 * protected and erased as every answer to a poll is.
 */
export const designs: Migration = {
  version: 15,
  statements: [
    `create table design (
      activity_id text primary key not null,
      width integer not null check (width > 0),
      height integer not null check (height > 0),
      picture blob not null
    ) strict, without rowid`,
    `create table design_alt (
      activity_id text not null,
      language text not null,
      level text not null check (level in ('younger', 'older')),
      alt blob not null,
      primary key (activity_id, language, level)
    ) strict, without rowid`,
    `create table design_place (
      activity_id text not null,
      position integer not null check (position between 1 and 12),
      x integer not null check (x between 0 and 100),
      y integer not null check (y between 0 and 100),
      width integer not null check (width > 0 and x + width <= 100),
      height integer not null check (height > 0 and y + height <= 100),
      primary key (activity_id, position)
    ) strict, without rowid`,
  ],
};
