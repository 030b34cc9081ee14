import type { Migration } from '../migrate.ts';

/**
 * What stays of the audit log of a destroyed consultation: who did what kind of thing on which day, and how often as every number is told.
 * No line is about one child, and none says in which order anything was done.
 */
export const controlKeptLog: Migration = {
  version: 14,
  statements: [
    `create table kept_log (
      consultation_id text not null,
      n integer not null,
      day text not null,
      actor text not null,
      deed text not null,
      detail text not null,
      times integer,
      hash text not null,
      primary key (consultation_id, n)
    ) strict, without rowid`,
    `create trigger kept_log_is_not_altered before update on kept_log
      begin select raise(abort, 'a kept log is never altered'); end`,
  ],
};
