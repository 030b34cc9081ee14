import { blob, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** The part of the control database about erasure, destruction and requests of authorities. No child's words are in it. */

/**
 * The certificate of a destroyed consultation: JSON as it was signed, and the organisation's Ed25519 signature. While the
 * destruction is under way the signature is empty and nobody is shown the row. `assessed`: both assessments with every approved version, as
 * JSON; empty where none was kept.
 */
export const destruction = sqliteTable('destruction', {
  consultationId: text('consultation_id').primaryKey(),
  day: text('day').notNull(),
  body: blob('body', { mode: 'buffer' }).notNull(),
  signature: blob('signature', { mode: 'buffer' }).notNull(),
  assessed: blob('assessed', { mode: 'buffer' }).notNull().default(Buffer.alloc(0)),
});

/**
 * What stays for three years of the audit log of a destroyed consultation, a line for each day, person, kind of deed and reason. `times`: how
 * often, from ten in fives; null is fewer. `hash`: of the line and the one before.
 */
export const keptLog = sqliteTable(
  'kept_log',
  {
    consultationId: text('consultation_id').notNull(),
    n: integer('n').notNull(),
    day: text('day').notNull(),
    actor: text('actor').notNull(),
    deed: text('deed').notNull(),
    detail: text('detail').notNull(),
    times: integer('times'),
    hash: text('hash').notNull(),
  },
  (table) => [primaryKey({ columns: [table.consultationId, table.n] })],
);

/** Whose rows a restored backup must erase again: a keyed hash of the participant's id, useless without the backup. */
export const erasure = sqliteTable(
  'erasure',
  {
    consultationId: text('consultation_id').notNull(),
    subject: blob('subject', { mode: 'buffer' }).notNull(),
    day: text('day').notNull(),
  },
  (table) => [primaryKey({ columns: [table.consultationId, table.subject] })],
);

/** The hour (whole hours since 1970) in which a job of the site last ran: of the site, never of a child. */
export const jobRun = sqliteTable('job_run', {
  name: text('name').primaryKey(),
  hour: integer('hour').notNull(),
});

/**
 * That an authority asked who wrote something, who of staff brought it, who took responsibility, who oversaw it, and what came
 * of it. `consultationId` is '' when nothing was held about it when it was asked.
 */
export const authorityRequest = sqliteTable('authority_request', {
  id: text('id').primaryKey(),
  organisationId: text('organisation_id').notNull(),
  consultationId: text('consultation_id').notNull(),
  subject: text('subject').notNull(),
  /** `asked`, `approved` (by two people), `refused`, `answered`. */
  state: text('state').notNull(),
  askedBy: text('asked_by').notNull(),
  approvedBy: text('approved_by'),
  overseenBy: text('overseen_by'),
  refusedBy: text('refused_by'),
  basis: blob('basis', { mode: 'buffer' }).notNull(),
  day: text('day').notNull(),
});
