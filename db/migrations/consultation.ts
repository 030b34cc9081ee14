import type { Migration } from '../migrate.ts';
import { agendaQuotes } from './agenda-quotes.ts';
import { appeals } from './appeals.ts';
import { attributes } from './attributes.ts';
import { closingInConsultations } from './closing.ts';
import { coding } from './coding.ts';
import { corrections } from './corrections.ts';
import { designs } from './designs.ts';
import { documentSource } from './document-source.ts';
import { elsewhere } from './elsewhere.ts';
import { firstDecisions } from './first-decisions.ts';
import { gatherings } from './gatherings.ts';
import { kind } from './kind.ts';
import { evaluation } from './ledger.ts';
import { meant } from './meant.ts';
import { names } from './names.ts';
import { organising } from './organising.ts';
import { oversightRests } from './oversight-rests.ts';
import { ownWords } from './own-words.ts';
import { paper } from './paper.ts';
import { paperRead } from './paper-read.ts';
import { plainAuthors } from './plain-authors.ts';
import { privacy } from './privacy.ts';
import { proposals } from './proposals.ts';
import { quotes } from './quotes.ts';
import { roomPolls } from './room-polls.ts';
import { safeguarding } from './safeguarding.ts';
import { sealedToInConsultations } from './sealed-to.ts';
import { seldomInConsultations } from './seldom.ts';
import { sessions } from './sessions.ts';
import { smallGroups } from './small-groups.ts';
import { takingPart } from './taking-part.ts';
import { terms } from './terms.ts';
import { toldNumbers } from './told-numbers.ts';
import { translations } from './translations.ts';
import { typedTranslations } from './typed-translations.ts';
import { voting } from './voting.ts';
import { wordAnew } from './word-anew.ts';

/**
 * The tables of one consultation. STRICT refuses a wrong type, WITHOUT ROWID keeps arrival order out of the file.
 * Migrations only expand: never edit one that has landed, add another.
 */
export const consultationMigrations: readonly Migration[] = [
  {
    version: 1,
    statements: [
      `create table consultation (
        id text primary key not null,
        organisation_id text not null,
        state text not null,
        sponsor_kind text not null,
        time_zone text not null,
        retention_day text not null,
        answer_day text not null,
        languages text not null,
        revision integer not null
      ) strict, without rowid`,
      `create table consultation_text (
        field text not null,
        language text not null,
        level text not null,
        body blob not null,
        primary key (field, language, level)
      ) strict, without rowid`,
      `create table signature (
        kind text not null,
        subject text not null,
        revision integer not null,
        staff_id text not null,
        staff_name blob not null,
        day text not null,
        primary key (kind, subject)
      ) strict, without rowid`,
      `create table document_version (
        id text primary key not null,
        document_id text not null,
        number integer not null,
        language text not null,
        title blob not null
      ) strict, without rowid`,
      `create table section (
        version_id text not null,
        anchor text not null,
        position integer not null,
        heading blob not null,
        original blob not null,
        primary key (version_id, anchor)
      ) strict, without rowid`,
      `create table section_plain (
        version_id text not null,
        anchor text not null,
        language text not null,
        level text not null,
        heading blob not null,
        body blob not null,
        author_id text not null,
        reviewer_id text,
        primary key (version_id, anchor, language, level)
      ) strict, without rowid`,
      `create table activity (
        id text primary key not null,
        kind text not null,
        version_id text not null,
        anchor text not null,
        position integer not null,
        state text not null
      ) strict, without rowid`,
      `create table activity_text (
        activity_id text not null,
        language text not null,
        level text not null,
        prompt blob not null,
        primary key (activity_id, language, level)
      ) strict, without rowid`,
      `create table counter (
        name text primary key not null,
        value integer not null
      ) strict, without rowid`,
      `create table code_batch (
        id text primary key not null,
        label blob not null,
        language text not null,
        size integer not null,
        used integer not null,
        day text not null
      ) strict, without rowid`,
      `create table join_code (
        hash blob primary key not null,
        batch_id text not null
      ) strict, without rowid`,
      `create table seat_nonce (
        hash blob primary key not null,
        participant_id text not null,
        due_minute integer not null
      ) strict, without rowid`,
      `create table participant (
        id text primary key not null,
        batch_id text not null,
        language text not null,
        level text not null,
        adjective integer not null,
        motif integer not null,
        palette integer not null,
        day text not null
      ) strict, without rowid`,
      `create table participant_session (
        hash blob primary key not null,
        participant_id text not null
      ) strict, without rowid`,
      `create table contribution (
        id text primary key not null,
        participant_id text not null,
        activity_id text not null,
        anchor text not null,
        revision integer not null,
        change integer not null,
        state text not null,
        language text not null,
        body blob not null,
        hidden text not null,
        reason text,
        findings text not null,
        severity integer not null,
        seq integer,
        day text not null
      ) strict, without rowid`,
      `create index contribution_of_activity on contribution (activity_id, seq) where seq is not null`,
      `create index contribution_of_participant on contribution (participant_id)`,
      `create table waiting (
        kind text not null,
        subject text not null,
        holder text not null,
        since_minute integer not null,
        due_minute integer not null,
        primary key (kind, subject)
      ) strict, without rowid`,
      `create table decision (
        contribution_id text not null,
        change integer not null,
        from_state text not null,
        to_state text not null,
        reason text,
        staff_id text not null,
        day text not null,
        wait_bucket text not null,
        primary key (contribution_id, change)
      ) strict, without rowid`,
      `create table point (
        id text primary key not null,
        activity_id text not null,
        anchor text not null,
        position integer not null,
        language text not null,
        title blob not null
      ) strict, without rowid`,
      `create table point_contribution (
        contribution_id text primary key not null,
        point_id text not null
      ) strict, without rowid`,
      `create index point_contribution_of_point on point_contribution (point_id)`,
    ],
  },
  voting,
  privacy,
  appeals,
  kind,
  safeguarding,
  coding,
  evaluation,
  meant,
  closingInConsultations,
  quotes,
  attributes,
  paper,
  terms,
  designs,
  organising,
  sessions,
  gatherings,
  translations,
  proposals,
  typedTranslations,
  roomPolls,
  documentSource,
  plainAuthors,
  smallGroups,
  names,
  firstDecisions,
  paperRead,
  elsewhere,
  oversightRests,
  toldNumbers,
  ownWords,
  sealedToInConsultations,
  wordAnew,
  takingPart,
  seldomInConsultations,
  corrections,
  agendaQuotes,
];
