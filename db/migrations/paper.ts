import type { Migration } from '../migrate.ts';

/**
 * Sheets of paper for children without a device. A sheet has a random number and no child; what two people typed from it stands
 * beside it until both agree, and then it is a seat like any other. `verifier` is the trace of its six words until there is a
 * seat to keep it with. Nobody types one sheet twice, and nobody agrees with itself.
 */
export const paper: Migration = {
  version: 13,
  statements: [
    `create table paper_batch (
      id text primary key not null,
      label blob not null,
      language text not null,
      level text not null check (level in ('younger', 'older')),
      size integer not null,
      day text not null,
      consent text not null,
      attested_by blob not null,
      attested_how blob not null,
      printed_by text not null,
      handed_by text not null
    ) strict, without rowid`,
    `create table paper_sheet (
      number text primary key not null,
      batch_id text not null,
      state text not null check (state in ('out', 'once', 'differs', 'settled', 'refused')),
      verifier blob,
      destroyed_day text not null
    ) strict, without rowid`,
    `create index paper_sheet_of_batch on paper_sheet (batch_id)`,
    `create table paper_entry (
      number text not null,
      pass integer not null check (pass in (1, 2)),
      staff_id text not null,
      body blob not null,
      primary key (number, pass)
    ) strict, without rowid`,
    `create unique index paper_entry_by on paper_entry (number, staff_id)`,
    `create table paper_seat (
      number text primary key not null,
      participant_id text not null
    ) strict, without rowid`,
    `create unique index paper_seat_of on paper_seat (participant_id)`,
    `create table paper_destruction (
      batch_id text not null,
      day text not null,
      staff_id text not null,
      sheets integer not null,
      primary key (batch_id, day, staff_id)
    ) strict, without rowid`,
  ],
};
