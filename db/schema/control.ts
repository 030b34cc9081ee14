import { blob, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { DirectoryState } from '../../server/core/consultation/lifecycle.ts';

/** The control database: organisations, staff, the directory of consultations, signed releases. No child is in it. */
const words = (name: string) => blob(name, { mode: 'buffer' });

export const organisation = sqliteTable('organisation', {
  id: text('id').primaryKey(),
  name: words('name').notNull(),
  publicKey: text('public_key').notNull(),
  /** Minutes of the oldest wait from which rooms slow, and from which they rest. */
  slowAfterMinutes: integer('slow_after_minutes').notNull(),
  pauseAfterMinutes: integer('pause_after_minutes').notNull(),
  /** Severe items that one person opens before it has to rest, and for how many minutes. */
  severeBudget: integer('severe_budget').notNull(),
  breakMinutes: integer('break_minutes').notNull(),
});

export const staff = sqliteTable('staff', {
  id: text('id').primaryKey(),
  organisationId: text('organisation_id').notNull(),
  name: words('name').notNull(),
  state: text('state').notNull(),
  /** Raised at every change of roles and at revocation; a session that carries an older one is over. */
  roleVersion: integer('role_version').notNull(),
  /** Which body an overseer is from; empty of everybody else, and where nobody said. */
  body: words('body').notNull(),
});

export const staffGrant = sqliteTable(
  'staff_grant',
  {
    staffId: text('staff_id').notNull(),
    role: text('role').notNull(),
    consultationId: text('consultation_id').notNull(),
  },
  (table) => [primaryKey({ columns: [table.staffId, table.role, table.consultationId] })],
);

export const staffLink = sqliteTable('staff_link', {
  hash: blob('hash', { mode: 'buffer' }).primaryKey(),
  staffId: text('staff_id').notNull(),
  dueMinute: integer('due_minute').notNull(),
});

export const staffSession = sqliteTable(
  'staff_session',
  {
    hash: blob('hash', { mode: 'buffer' }).primaryKey(),
    staffId: text('staff_id').notNull(),
    roleVersion: integer('role_version').notNull(),
    dueMinute: integer('due_minute').notNull(),
    /** 1 once a second factor was proven in it; before, it opens nothing but the page that asks for one. */
    proven: integer('proven').notNull(),
    /** Where several processes serve a site: when its factor was proven, and its person last did something. Else 0. */
    provenMinute: integer('proven_minute').notNull(),
    actMinute: integer('act_minute').notNull(),
  },
  (table) => [index('staff_session_of_staff').on(table.staffId)],
);

export const directory = sqliteTable('directory', {
  id: text('id').primaryKey(),
  organisationId: text('organisation_id').notNull(),
  /** A copy for lists; the consultation's own database is the truth and heals it at open. */
  state: text('state').$type<DirectoryState>().notNull(),
  day: text('day').notNull(),
  /** Copies too, from the moment children can read the day ('' before): where its own database cannot be read, it ends by them. */
  lastDay: text('last_day').notNull(),
  timeZone: text('time_zone').notNull(),
});

export const release = sqliteTable(
  'release',
  {
    id: text('id').primaryKey(),
    consultationId: text('consultation_id').notNull(),
    number: integer('number').notNull(),
    day: text('day').notNull(),
    signedBy: words('signed_by').notNull(),
    hash: blob('hash', { mode: 'buffer' }).notNull(),
    signature: blob('signature', { mode: 'buffer' }).notNull(),
  },
  (table) => [index('release_of_consultation').on(table.consultationId)],
);

export const releaseFile = sqliteTable(
  'release_file',
  {
    releaseId: text('release_id').notNull(),
    name: text('name').notNull(),
    mediaType: text('media_type').notNull(),
    bytes: blob('bytes', { mode: 'buffer' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.releaseId, table.name] })],
);

/**
 * A number that no release has and none gets: one was signed with it and is lost, or may have been (R1013). `day`: of the restore. `signedDay`: '' where
 * nobody knows whether one was.
 */
export const releaseGap = sqliteTable(
  'release_gap',
  {
    consultationId: text('consultation_id').notNull(),
    number: integer('number').notNull(),
    day: text('day').notNull(),
    signedDay: text('signed_day').notNull(),
  },
  (table) => [primaryKey({ columns: [table.consultationId, table.number] })],
);

/** What the decision-maker answered to a finding of a release, by language; the newest answer stands. */
export const response = sqliteTable(
  'response',
  {
    releaseId: text('release_id').notNull(),
    findingId: text('finding_id').notNull(),
    language: text('language').notNull(),
    decision: text('decision').notNull(),
    body: words('body').notNull(),
    signedBy: words('signed_by').notNull(),
    day: text('day').notNull(),
    /** By when it is done, or by when they will know. */
    dueDay: text('due_day').notNull(),
  },
  (table) => [primaryKey({ columns: [table.releaseId, table.findingId, table.language] })],
);

/** Imprint, privacy notice, accessibility statement: written by the organisation, by language. */
export const page = sqliteTable(
  'page',
  {
    name: text('name').notNull(),
    language: text('language').notNull(),
    body: words('body').notNull(),
    day: text('day').notNull(),
  },
  (table) => [primaryKey({ columns: [table.name, table.language] })],
);
