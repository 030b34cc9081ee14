import type { Migration } from '../migrate.ts';

/**
 * Second factors of staff, and which trainings they have had. A session of before has proven nothing and asks for a second
 * factor at its next page. And what an organisation asks of its desks.
 */
export const staffFactors: Migration = {
  version: 5,
  statements: [
    `alter table staff_session add column proven integer not null default 0`,
    // How long children's words may wait, in minutes, and how many hard ones one person reads in a row.
    `alter table organisation add column slow_after_minutes integer not null default 15`,
    `alter table organisation add column pause_after_minutes integer not null default 30`,
    `alter table organisation add column severe_budget integer not null default 20`,
    `alter table organisation add column break_minutes integer not null default 15`,
    `create table staff_passkey (
      credential_id text primary key not null,
      staff_id text not null,
      public_key blob not null,
      counter integer not null,
      transports text not null,
      day text not null
    ) strict, without rowid`,
    `create index staff_passkey_of_staff on staff_passkey (staff_id)`,
    `create table staff_totp (
      staff_id text primary key not null,
      secret blob not null,
      last_step integer not null
    ) strict, without rowid`,
    `create table staff_recovery (
      hash blob primary key not null,
      staff_id text not null
    ) strict, without rowid`,
    `create index staff_recovery_of_staff on staff_recovery (staff_id)`,
    `create table staff_training (
      staff_id text not null,
      topic text not null check (topic in ('rights', 'bias', 'disclosure', 'accessibility')),
      day text not null,
      confirmed_by text not null,
      primary key (staff_id, topic)
    ) strict, without rowid`,
  ],
};
