import type { Migration } from '../migrate.ts';

/**
 * Under which terms children are asked: assessments that one person wrote and another approved, places with their policies, languages
 * that are missing, what a company undertook, days to read. A consultation from before has said none of it: it does not open again before.
 */
export const terms: Migration = {
  version: 14,
  statements: [
    `create table assessment (
      kind text not null check (kind in ('impact', 'data-protection')),
      number integer not null check (number > 0),
      phase text not null check (phase in ('before', 'after')),
      language text not null,
      revision integer not null,
      written_by text not null,
      written_name blob not null,
      written_day text not null,
      approved_by text not null default '' check (approved_by = '' or approved_by <> written_by),
      approved_name blob not null,
      approved_day text not null,
      primary key (kind, number)
    ) strict, without rowid`,
    `create table assessment_part (
      kind text not null,
      number integer not null,
      part text not null,
      rights text not null,
      criterion blob not null,
      finding blob not null,
      measure blob not null,
      primary key (kind, number, part)
    ) strict, without rowid`,
    `create table assessment_words (
      kind text not null,
      number integer not null,
      language text not null,
      level text not null check (level in ('younger', 'older')),
      body blob not null,
      primary key (kind, number, language, level)
    ) strict, without rowid`,
    `create table terms (
      consultation_id text primary key not null,
      reading_days integer not null check (reading_days >= 0),
      face_to_face integer not null check (face_to_face in (0, 1)),
      languages_told integer not null check (languages_told in (0, 1))
    ) strict, without rowid`,
    `create table venue (
      position integer primary key not null,
      name blob not null,
      policy blob not null,
      person blob not null
    ) strict, without rowid`,
    `create table missing_language (
      position integer primary key not null,
      name blob not null,
      plan blob not null
    ) strict, without rowid`,
    `create table undertaking (
      consultation_id text primary key not null,
      name blob not null,
      office blob not null,
      day text not null,
      diligence blob not null
    ) strict, without rowid`,
  ],
};
