import type { Migration } from '../migrate.ts';

/**
 * Whether words of a child stood in the steps of a session when they were written: those of a later meeting are written once children have
 * spoken. Of those that stood there before nobody knows, and they stay as they are: children repeat what is said at a step.
 */
export const agendaQuotes: Migration = {
  version: 38,
  statements: [
    'alter table room_session add column agenda_quotes integer not null default 0 check (agenda_quotes in (0, 1))',
  ],
};
