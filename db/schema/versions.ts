import { blob, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Versions of a document in the control database (db/migrations/versions.ts). */
const words = (name: string) => blob(name, { mode: 'buffer' });

export const version = sqliteTable(
  'version',
  {
    consultationId: text('consultation_id').notNull(),
    number: integer('number').notNull(),
    language: text('language').notNull(),
    title: words('title').notNull(),
    /** Raised at every change of a draft; who signs says which one was read. */
    revision: integer('revision').notNull(),
    writtenBy: text('written_by').notNull(),
    day: text('day').notNull(),
    signedBy: words('signed_by').notNull(),
    /** '' while it is a draft. Of number 1 the day on which it was taken over. */
    signedDay: text('signed_day').notNull(),
  },
  (table) => [primaryKey({ columns: [table.consultationId, table.number] })],
);

export const versionSection = sqliteTable(
  'version_section',
  {
    consultationId: text('consultation_id').notNull(),
    number: integer('number').notNull(),
    anchor: text('anchor').notNull(),
    position: integer('position').notNull(),
    heading: words('heading').notNull(),
    original: words('original').notNull(),
  },
  (table) => [primaryKey({ columns: [table.consultationId, table.number, table.anchor] })],
);

/** What changed from the version before, in the order in which it is shown; drawn once, when the version was written. */
export const versionChange = sqliteTable(
  'version_change',
  {
    consultationId: text('consultation_id').notNull(),
    number: integer('number').notNull(),
    position: integer('position').notNull(),
    anchor: text('anchor').notNull(),
    kind: text('kind').notNull(),
    moved: integer('moved').notNull(),
    fromPosition: integer('from_position'),
    toPosition: integer('to_position'),
    /** JSON of the pieces of a word diff. */
    heading: words('heading').notNull(),
    pieces: words('pieces').notNull(),
  },
  (table) => [primaryKey({ columns: [table.consultationId, table.number, table.position] })],
);

/** The finding behind a change. */
export const versionReason = sqliteTable(
  'version_reason',
  {
    consultationId: text('consultation_id').notNull(),
    number: integer('number').notNull(),
    anchor: text('anchor').notNull(),
    releaseId: text('release_id').notNull(),
    findingId: text('finding_id').notNull(),
  },
  (table) => [
    primaryKey({
      columns: [table.consultationId, table.number, table.anchor, table.releaseId, table.findingId],
    }),
  ],
);

/** A change in words for children. */
export const versionWords = sqliteTable(
  'version_words',
  {
    consultationId: text('consultation_id').notNull(),
    number: integer('number').notNull(),
    anchor: text('anchor').notNull(),
    language: text('language').notNull(),
    level: text('level').notNull(),
    body: words('body').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.consultationId, table.number, table.anchor, table.language, table.level] }),
  ],
);
