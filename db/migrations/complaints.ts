import type { Migration } from '../migrate.ts';
import { closingOfLetters } from './closing.ts';
import { letters } from './letters.ts';
import { sealedToOfLetters } from './sealed-to.ts';

/**
 * The tables of the complaints database. Nothing in it says who complained: a receipt is a keyed hash of six words, and no time
 * is finer than a day, but of a letter that waits.
 * Migrations only expand: never edit one that has landed, add another.
 */
export const complaintsMigrations: readonly Migration[] = [
  {
    version: 1,
    statements: [
      `create table complaint (
        id text primary key not null,
        organisation_id text not null,
        consultation_id text not null,
        kind text not null,
        way text not null check (way in ('alone', 'together', 'representative')),
        language text not null,
        state text not null check (state in ('received', 'reading', 'answered', 'again', 'closed', 'escalated')),
        join_hash blob,
        body blob not null,
        outcome text check (outcome in ('agreed', 'partly', 'not-agreed')),
        day text not null,
        due_day text not null,
        answered_day text,
        settled_day text
      ) strict, without rowid`,
      `create unique index complaint_of_words on complaint (join_hash) where join_hash is not null`,
      `create table complaint_receipt (
        verifier blob primary key not null,
        complaint_id text not null,
        begun integer not null,
        felt text check (felt in ('helped', 'not-helped'))
      ) strict, without rowid`,
      `create index receipt_of_complaint on complaint_receipt (complaint_id)`,
      `create table complaint_reply (
        id text primary key not null,
        complaint_id text not null,
        body blob not null,
        day text not null
      ) strict, without rowid`,
      `create index reply_of_complaint on complaint_reply (complaint_id)`,
      `create table complaint_answer (
        complaint_id text not null,
        round integer not null check (round in (1, 2)),
        level text not null check (level in ('younger', 'older')),
        body blob not null,
        staff_id text not null,
        day text not null,
        primary key (complaint_id, round, level)
      ) strict, without rowid`,
    ],
  },
  letters,
  closingOfLetters,
  sealedToOfLetters,
];

/** What the overseer says in public, the audits of an independent person, and where else one can complain: no child's words. */
export const controlOversight: Migration = {
  version: 4,
  statements: [
    `create table oversight_comment (
      id text not null,
      consultation_id text not null,
      language text not null,
      level text not null check (level in ('younger', 'older')),
      body blob not null,
      signed_by blob not null,
      day text not null,
      primary key (id, level)
    ) strict, without rowid`,
    `create table independent_audit (
      id text primary key not null,
      day text not null,
      auditor blob not null,
      language text not null,
      summary blob not null,
      recorded_by text not null,
      recorded_day text not null
    ) strict, without rowid`,
    `create table remedy (
      id text primary key not null,
      country text not null,
      kind text not null check (kind in ('ombudsperson', 'court', 'legal-aid', 'committee')),
      name blob not null,
      contact blob not null,
      source blob not null,
      checked_day text not null,
      proposed_by text not null,
      confirmed_by text check (confirmed_by <> proposed_by)
    ) strict, without rowid`,
  ],
};
