import type { Migration } from '../migrate.ts';
import { controlOversight } from './complaints.ts';
import { controlCues } from './cues.ts';
import { controlKeptLog } from './kept-log.ts';
import { controlLastDays } from './last-days.ts';
import { controlAnswersBefore, controlLedger } from './ledger.ts';
import { controlMoves } from './moves.ts';
import { controlOverseersBodies } from './overseers-bodies.ts';
import { controlAssessed, controlPrivacy } from './privacy.ts';
import { controlReleaseGaps } from './release-gaps.ts';
import { controlSafeguarding } from './safeguarding.ts';
import { seldomInControl } from './seldom.ts';
import { staffElsewhere } from './staff-elsewhere.ts';
import { staffFactors } from './staff-factors.ts';
import { controlVersions } from './versions.ts';

/**
 * The tables of the control database.
 * Migrations only expand: never edit one that has landed, add another.
 */
export const controlMigrations: readonly Migration[] = [
  {
    version: 1,
    statements: [
      `create table organisation (
        id text primary key not null,
        name blob not null,
        public_key text not null
      ) strict, without rowid`,
      `create table staff (
        id text primary key not null,
        organisation_id text not null,
        name blob not null,
        state text not null,
        role_version integer not null
      ) strict, without rowid`,
      `create table staff_grant (
        staff_id text not null,
        role text not null,
        consultation_id text not null,
        primary key (staff_id, role, consultation_id)
      ) strict, without rowid`,
      `create table staff_link (
        hash blob primary key not null,
        staff_id text not null,
        due_minute integer not null
      ) strict, without rowid`,
      `create table staff_session (
        hash blob primary key not null,
        staff_id text not null,
        role_version integer not null,
        due_minute integer not null
      ) strict, without rowid`,
      `create index staff_session_of_staff on staff_session (staff_id)`,
      `create table directory (
        id text primary key not null,
        organisation_id text not null,
        state text not null,
        day text not null
      ) strict, without rowid`,
      `create table release (
        id text primary key not null,
        consultation_id text not null,
        number integer not null,
        day text not null,
        signed_by blob not null,
        hash blob not null,
        signature blob not null
      ) strict, without rowid`,
      `create index release_of_consultation on release (consultation_id)`,
      `create table release_file (
        release_id text not null,
        name text not null,
        media_type text not null,
        bytes blob not null,
        primary key (release_id, name)
      ) strict, without rowid`,
      `create table page (
        name text not null,
        language text not null,
        body blob not null,
        day text not null,
        primary key (name, language)
      ) strict, without rowid`,
    ],
  },
  {
    version: 2,
    statements: [
      `create table response (
        release_id text not null,
        finding_id text not null,
        language text not null,
        decision text not null,
        body blob not null,
        signed_by blob not null,
        day text not null,
        primary key (release_id, finding_id, language)
      ) strict, without rowid`,
    ],
  },
  controlPrivacy,
  controlOversight,
  staffFactors,
  controlSafeguarding,
  controlLedger,
  controlCues,
  controlVersions,
  controlMoves,
  staffElsewhere,
  controlAnswersBefore,
  controlAssessed,
  controlKeptLog,
  controlLastDays,
  controlReleaseGaps,
  controlOverseersBodies,
  seldomInControl,
];
