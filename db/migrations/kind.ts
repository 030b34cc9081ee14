import type { Migration } from '../migrate.ts';

/**
 * What is kind to a child that writes: it is told how long reading usually takes (an index, so that each page may ask), and a
 * consultation that is itself about harm says so, to children and to the screens.
 */
export const kind: Migration = {
  version: 5,
  statements: [
    `create index decision_waits on decision (day, wait_bucket)`,
    `alter table consultation add column sensitive_topic integer not null default 0`,
  ],
};
