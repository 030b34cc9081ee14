import type { Migration } from '../migrate.ts';

/**
 * How children and those who decide come to each other. Children's own questions: an activity may ask children what others should be asked; what an adult decided about one is a row, bound
 * to the words as they were then. A consultation that began so knows where from, and keeps no word of it: its front reads them there.
 * And an hour in which decision-makers listen: which words were put up for it, each as it was then.
 */
export const proposals: Migration = {
  version: 20,
  statements: [
    `alter table activity add column proposes integer not null default 0 check (proposes in (0, 1))`,
    `create table proposal (
      contribution_id text primary key not null,
      revision integer not null,
      state text not null check (state in ('taken', 'declined')),
      reason text not null check ((state = 'declined') = (reason <> '')),
      taken_to text not null check ((state = 'taken') = (taken_to <> '')),
      staff_id text not null,
      day text not null
    ) strict, without rowid`,
    `create table proposed_in (
      consultation_id text primary key not null
    ) strict, without rowid`,
    `create table listening (
      id text primary key not null,
      start_minute integer not null,
      minutes integer not null check (minutes between 10 and 60),
      state text not null check (state in ('planned', 'running', 'over'))
    ) strict, without rowid`,
    `create table listening_word (
      contribution_id text primary key not null,
      change integer not null,
      staff_id text not null
    ) strict, without rowid`,
  ],
};
