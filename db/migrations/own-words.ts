import type { Migration } from '../migrate.ts';

/**
 * Whether words of a child stood in what staff wrote while children were there, when it was written: in a quick question, in the words at the
 * end of a session, in a sentence that was added. 0: none, so that whoever says it later has not said it first. Of what stood there before
 * nobody knows.
 */
export const ownWords: Migration = {
  version: 32,
  statements: [
    'alter table room_poll add column quotes integer not null default 1 check (quotes in (0, 1))',
    'alter table room_session add column closing_quotes integer not null default 1 check (closing_quotes in (0, 1))',
    'alter table statement add column quotes integer not null default 1 check (quotes in (0, 1))',
  ],
};
