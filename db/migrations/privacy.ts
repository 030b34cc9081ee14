import type { Migration } from '../migrate.ts';

/**
 * Consent, recovery, objection, erasure: what a consultation's database keeps so that a child can decide about its own
 * rows. A pending erasure is a row of `waiting` (kind `erasure`); nothing here carries a time finer than a day.
 */
export const privacy: Migration = {
  version: 3,
  statements: [
    // A child that skips its age band, and every seat from before there were bands, has ''.
    `alter table participant add column age_band text not null default ''`,
    `alter table participant add column way text not null default 'code'`,
    `alter table consultation add column public_way integer not null default 0`,
    `alter table consultation add column carer_way text not null default ''`,
    `alter table code_batch add column consent text not null default 'child'`,
    `alter table code_batch add column attested_by blob not null default x''`,
    `alter table code_batch add column attested_how blob not null default x''`,
    // Only while an erasure can be undone: the state to go back to.
    `alter table contribution add column before text`,
    `create table recovery (
      verifier blob primary key not null,
      participant_id text not null
    ) strict, without rowid`,
    `create unique index recovery_of_participant on recovery (participant_id)`,
    `create table objection (
      participant_id text not null,
      "use" text not null check ("use" in ('analysis', 'quotes', 'translation')),
      day text not null,
      primary key (participant_id, "use")
    ) strict, without rowid`,
    `create table assent (
      participant_id text not null,
      "use" text not null,
      answer text not null check (answer in ('yes', 'no')),
      day text not null,
      primary key (participant_id, "use")
    ) strict, without rowid`,
    // A seat is a yes, and was one before there was a place to write it down.
    `insert into assent (participant_id, "use", answer, day) select id, 'take-part', 'yes', day from participant`,
    `create table consultation_use (
      "use" text primary key not null,
      state text not null check (state in ('asked', 'made')),
      staff_id text not null
    ) strict, without rowid`,
    `create table consent_rule (
      age_band text primary key not null,
      mode text not null check (mode in ('child', 'organisation', 'guardian'))
    ) strict, without rowid`,
    // Whose rows no analysis may use: who objected to it, and whoever's erasure waits for its ten minutes to pass.
    `create view uncounted (participant_id) as
      select participant_id from objection where "use" = 'analysis'
      union select subject from waiting where kind = 'erasure'`,
  ],
};

/** What outlives a consultation's own database: that it was destroyed, whose rows a backup must not bring back, and who asked. */
export const controlPrivacy: Migration = {
  version: 3,
  statements: [
    `create table destruction (
      consultation_id text primary key not null,
      day text not null,
      body blob not null,
      signature blob not null
    ) strict, without rowid`,
    `create table erasure (
      consultation_id text not null,
      subject blob not null,
      day text not null,
      primary key (consultation_id, subject)
    ) strict, without rowid`,
    `create table job_run (
      name text primary key not null,
      hour integer not null
    ) strict, without rowid`,
    `create table authority_request (
      id text primary key not null,
      organisation_id text not null,
      consultation_id text not null,
      subject text not null,
      state text not null check (state in ('asked', 'approved', 'refused', 'answered')),
      asked_by text not null,
      approved_by text,
      overseen_by text check (overseen_by <> approved_by),
      refused_by text,
      basis blob not null,
      day text not null
    ) strict, without rowid`,
    // One request stands for one subject: who asks again joins it.
    `create unique index authority_request_standing on authority_request (subject) where state in ('asked', 'approved')`,
  ],
};

/** What was weighed before and after a consultation, as everybody read it: it stays public when the consultation is destroyed. */
export const controlAssessed: Migration = {
  version: 13,
  statements: [`alter table destruction add column assessed blob not null default x''`],
};
