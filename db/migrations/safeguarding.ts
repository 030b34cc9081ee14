import type { Migration } from '../migrate.ts';

/** What a case consists of, wherever it stands: also beside complaints, for letters of whoever has no seat. */
export const sealedTables: readonly string[] = [
  `create table sealed_text (
    case_id text not null,
    number integer not null,
    part text not null check (part in ('told', 'reach')),
    body blob not null,
    day text not null,
    primary key (case_id, number)
  ) strict, without rowid`,
  `create table sealed_half (
    case_id text not null,
    number integer not null,
    half text not null check (half in ('a', 'b')),
    staff_id text not null,
    passed_by text not null check (passed_by <> staff_id),
    box blob not null,
    primary key (case_id, number, half, staff_id, passed_by)
  ) strict, without rowid`,
  `create table case_opening (
    case_id text not null,
    part text not null check (part in ('told', 'reach')),
    staff_id text not null,
    half text not null check (half in ('a', 'b', 'both')),
    why text not null check (why in ('open', 'reseal', 'alone') and (half = 'both') = (why = 'alone')),
    reason blob not null,
    day text not null,
    primary key (case_id, part, staff_id)
  ) strict, without rowid`,
  // Two people, two halves: each half is opened by one of them.
  `create unique index case_opening_half on case_opening (case_id, part, half) where why = 'open'`,
  `create table case_answer (
    case_id text not null,
    number integer not null,
    body blob not null,
    written_by text not null,
    seen_by text check (seen_by <> written_by),
    day text not null,
    primary key (case_id, number)
  ) strict, without rowid`,
  `create table case_remedy (
    case_id text not null,
    remedy text not null check (remedy in ('apology', 'correction', 'removal', 'recovery')),
    staff_id text not null,
    day text not null,
    done_day text,
    primary key (case_id, remedy)
  ) strict, without rowid`,
];

/**
 * What children told in confidence. Words are sealed before they come here: the key of a text is in two halves, each half
 * sealed to every lead. `passed_by` is '' for what the server sealed, else the lead that handed its half on. No answer
 * exists that one person alone wrote and sent, and nothing here lets one person write to one child.
 */
export const safeguarding: Migration = {
  version: 6,
  statements: [
    `alter table consultation add column country text not null default ''`,
    `create table sealed_case (
      id text primary key not null,
      participant_id text not null,
      kind text not null check (kind in ('child', 'drill')),
      language text not null,
      state text not null check (state in ('sealed', 'opened', 'answered', 'closed', 'withdrawn')),
      day text not null
    ) strict, without rowid`,
    `create index sealed_case_of_participant on sealed_case (participant_id)`,
    ...sealedTables,
  ],
};

/** Whom to call in which country, the public keys of leads, and what the overseer is told. No child's words are in it. */
export const controlSafeguarding: Migration = {
  version: 6,
  statements: [
    `create table helpline (
      id text primary key not null,
      organisation_id text not null,
      country text not null,
      kind text not null check (kind in ('emergency', 'child', 'referral')),
      languages text not null,
      name blob not null,
      number text not null,
      source blob not null,
      read_day text not null,
      entered_by text not null,
      confirmed_by text check (confirmed_by <> entered_by)
    ) strict, without rowid`,
    `create index helpline_of_country on helpline (country)`,
    `create table lead_key (
      staff_id text primary key not null,
      public_key blob not null,
      wrapped blob not null,
      day text not null
    ) strict, without rowid`,
    `create table lone_opening (
      consultation_id text not null,
      case_id text not null,
      part text not null,
      staff_id text not null,
      organisation_id text not null,
      reason blob not null,
      day text not null,
      seen_by text,
      primary key (consultation_id, case_id, part, staff_id)
    ) strict, without rowid`,
    `create table drill (
      case_id text primary key not null,
      organisation_id text not null,
      first_lead text not null,
      second_lead text not null check (second_lead <> first_lead),
      day text not null
    ) strict, without rowid`,
  ],
};
