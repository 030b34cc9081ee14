import type { Migration } from '../migrate.ts';
import { processActivity } from '../process-activity.ts';

/**
 * What children say, afterwards, about how they were asked: one mark for each of nine requirements, and how many had marked
 * one when its line was told last. Their words about it are contributions to an activity that no list shows; it has no counter,
 * so they get no number.
 */
export const evaluation: Migration = {
  version: 8,
  statements: [
    `create table evaluation (
      participant_id text not null,
      requirement text not null,
      mark integer not null check (mark in (1, 0, -1)),
      primary key (participant_id, requirement)
    ) strict, without rowid`,
    `create table evaluation_told (
      requirement text primary key not null,
      children integer not null
    ) strict, without rowid`,
    `insert into activity (id, kind, version_id, anchor, position, state, form)
      values ('${processActivity}', 'question', '', '', 0, 'closed', '')`,
  ],
};

/** What an answer said before it was given anew with another decision or another day. */
export const controlAnswersBefore: Migration = {
  version: 12,
  statements: [
    `create table response_before (
      release_id text not null,
      finding_id text not null,
      number integer not null,
      decision text not null,
      due_day text not null,
      day text not null,
      primary key (release_id, finding_id, number)
    ) strict, without rowid`,
  ],
};

/** The ledger: by when, in words for children, what became of it; and the scorecard as it was told. */
export const controlLedger: Migration = {
  version: 7,
  statements: [
    `alter table response add column due_day text not null default ''`,
    `create table response_plain (
      release_id text not null,
      finding_id text not null,
      language text not null,
      level text not null check (level in ('younger', 'older')),
      body blob not null,
      primary key (release_id, finding_id, language, level)
    ) strict, without rowid`,
    `create table response_deed (
      release_id text not null,
      finding_id text not null,
      language text not null,
      state text not null check (state in ('done', 'not-done')),
      body blob not null,
      signed_by blob not null,
      day text not null,
      primary key (release_id, finding_id, language)
    ) strict, without rowid`,
    `create table scorecard (
      consultation_id text not null,
      requirement text not null,
      children integer,
      yes integer,
      partly integer,
      no integer,
      day text not null,
      primary key (consultation_id, requirement)
    ) strict, without rowid`,
  ],
};
