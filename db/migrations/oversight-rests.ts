import type { Migration } from '../migrate.ts';

/**
 * What the overseer let rest, and how that ended: a consultation, or one activity of it. What rested before this stood here was opened again
 * by whoever could open any, and goes on so.
 */
export const oversightRests: Migration = {
  version: 30,
  statements: [
    `create table oversight_rest (
      number integer primary key not null,
      activity_id text not null,
      day text not null,
      ended_day text not null default '',
      ended_by text not null default '' check (ended_by in ('', 'overseer', 'organiser')),
      reason blob not null
    ) strict, without rowid`,
  ],
};
