import { blob, index, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** The part of the control database about whom to call and who may open what. No child's words are in it. */

/** One number of one country. Shown once a second person has confirmed it against its source. */
export const helpline = sqliteTable(
  'helpline',
  {
    id: text('id').primaryKey(),
    organisationId: text('organisation_id').notNull(),
    /** ISO 3166, two letters. */
    country: text('country').notNull(),
    kind: text('kind').notNull(),
    /** Tags of the languages that are spoken there, as a JSON list. */
    languages: text('languages').notNull(),
    name: blob('name', { mode: 'buffer' }).notNull(),
    number: text('number').notNull(),
    source: blob('source', { mode: 'buffer' }).notNull(),
    readDay: text('read_day').notNull(),
    enteredBy: text('entered_by').notNull(),
    confirmedBy: text('confirmed_by'),
  },
  (table) => [index('helpline_of_country').on(table.country)],
);

/** A lead's public key, and its private key under a code that only the lead has. */
export const leadKey = sqliteTable('lead_key', {
  staffId: text('staff_id').primaryKey(),
  publicKey: blob('public_key', { mode: 'buffer' }).notNull(),
  wrapped: blob('wrapped', { mode: 'buffer' }).notNull(),
  day: text('day').notNull(),
});

/** That one lead opened something alone, because a life was in danger: the overseer's to see. */
export const loneOpening = sqliteTable(
  'lone_opening',
  {
    consultationId: text('consultation_id').notNull(),
    caseId: text('case_id').notNull(),
    part: text('part').notNull(),
    staffId: text('staff_id').notNull(),
    organisationId: text('organisation_id').notNull(),
    reason: blob('reason', { mode: 'buffer' }).notNull(),
    day: text('day').notNull(),
    seenBy: text('seen_by'),
  },
  (table) => [primaryKey({ columns: [table.consultationId, table.caseId, table.part, table.staffId] })],
);

/** A rehearsal that two leads took to its end. */
export const drill = sqliteTable('drill', {
  caseId: text('case_id').primaryKey(),
  organisationId: text('organisation_id').notNull(),
  firstLead: text('first_lead').notNull(),
  secondLead: text('second_lead').notNull(),
  day: text('day').notNull(),
});

/** What a site adds to the packs of the screens, or spares of them. No child's words are in it. */
export const screeningCue = sqliteTable('screening_cue', {
  id: text('id').primaryKey(),
  language: text('language').notNull(),
  part: text('part').notNull(),
  way: text('way').notNull(),
  cue: blob('cue', { mode: 'buffer' }).notNull(),
  day: text('day').notNull(),
  enteredBy: text('entered_by').notNull(),
  confirmedBy: text('confirmed_by'),
  droppedBy: text('dropped_by'),
});
