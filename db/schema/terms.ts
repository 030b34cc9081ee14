import { blob, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Under which terms children are asked, in a consultation's database (db/migrations/terms.ts). */
const words = (name: string) => blob(name, { mode: 'buffer' });

/** A version of an assessment. One that is approved is never written again. */
export const assessment = sqliteTable(
  'assessment',
  {
    kind: text('kind').notNull(),
    number: integer('number').notNull(),
    phase: text('phase').notNull(),
    language: text('language').notNull(),
    /** Raised at every change of a draft; who approves says which one was read. */
    revision: integer('revision').notNull(),
    writtenBy: text('written_by').notNull(),
    writtenName: words('written_name').notNull(),
    writtenDay: text('written_day').notNull(),
    /** '' while nobody has approved it. */
    approvedBy: text('approved_by').notNull(),
    approvedName: words('approved_name').notNull(),
    approvedDay: text('approved_day').notNull(),
  },
  (table) => [primaryKey({ columns: [table.kind, table.number] })],
);

export const assessmentPart = sqliteTable(
  'assessment_part',
  {
    kind: text('kind').notNull(),
    number: integer('number').notNull(),
    part: text('part').notNull(),
    /** A JSON array of the rights that were weighed. */
    rights: text('rights').notNull(),
    criterion: words('criterion').notNull(),
    finding: words('finding').notNull(),
    measure: words('measure').notNull(),
  },
  (table) => [primaryKey({ columns: [table.kind, table.number, table.part] })],
);

/** An assessment in words for children. */
export const assessmentWords = sqliteTable(
  'assessment_words',
  {
    kind: text('kind').notNull(),
    number: integer('number').notNull(),
    language: text('language').notNull(),
    level: text('level').notNull(),
    body: words('body').notNull(),
  },
  (table) => [primaryKey({ columns: [table.kind, table.number, table.language, table.level] })],
);

/** No row: nobody said any of it yet. */
export const terms = sqliteTable('terms', {
  consultationId: text('consultation_id').primaryKey(),
  readingDays: integer('reading_days').notNull(),
  faceToFace: integer('face_to_face').notNull(),
  languagesTold: integer('languages_told').notNull(),
});

export const venue = sqliteTable('venue', {
  position: integer('position').primaryKey(),
  name: words('name').notNull(),
  policy: words('policy').notNull(),
  person: words('person').notNull(),
});

export const missingLanguage = sqliteTable('missing_language', {
  position: integer('position').primaryKey(),
  name: words('name').notNull(),
  plan: words('plan').notNull(),
});

export const undertaking = sqliteTable('undertaking', {
  consultationId: text('consultation_id').primaryKey(),
  name: words('name').notNull(),
  office: words('office').notNull(),
  day: text('day').notNull(),
  diligence: words('diligence').notNull(),
});

/** What the overseer let rest (db/migrations/oversight-rests.ts). */
export const oversightRest = sqliteTable('oversight_rest', {
  number: integer('number').primaryKey(),
  /** '' : all of the consultation. */
  activityId: text('activity_id').notNull(),
  day: text('day').notNull(),
  /** '' while it holds. */
  endedDay: text('ended_day').notNull(),
  endedBy: text('ended_by').notNull(),
  reason: words('reason').notNull(),
});

/** Where the document comes from (db/migrations/document-source.ts). No row: nobody said it yet. */
export const documentSource = sqliteTable('document_source', {
  consultationId: text('consultation_id').primaryKey(),
  revision: integer('revision').notNull(),
  label: text('label').notNull(),
  origin: words('origin').notNull(),
  author: words('author').notNull(),
  writtenBy: text('written_by').notNull(),
  writtenName: words('written_name').notNull(),
  writtenDay: text('written_day').notNull(),
  checkedName: words('checked_name').notNull(),
  checkedFrom: words('checked_from').notNull(),
  /** '' while nobody from outside looked at it. */
  attestedBy: text('attested_by').notNull(),
  attestedName: words('attested_name').notNull(),
  checkedDay: text('checked_day').notNull(),
});

/** Who gains, and what speaks for and against the document. */
export const documentArgument = sqliteTable(
  'document_argument',
  {
    part: text('part').notNull(),
    position: integer('position').notNull(),
    language: text('language').notNull(),
    level: text('level').notNull(),
    body: words('body').notNull(),
  },
  (table) => [primaryKey({ columns: [table.part, table.position, table.language, table.level] })],
);

/** The plain words of a section, each with its writer and its check (db/migrations/plain-authors.ts). */
export const sectionPlain = sqliteTable(
  'section_plain',
  {
    versionId: text('version_id').notNull(),
    anchor: text('anchor').notNull(),
    language: text('language').notNull(),
    level: text('level').notNull(),
    heading: words('heading').notNull(),
    body: words('body').notNull(),
    authorId: text('author_id').notNull(),
    reviewerId: text('reviewer_id'),
    /** Null where it was written before names were kept. */
    authorName: words('author_name'),
    writtenDay: text('written_day').notNull(),
    /** `staff`, `makers` (it came with this software) or `machine` (a program translated it). */
    made: text('made').notNull(),
    /** Of the consultation, at which it was written or last moved to another section. */
    revision: integer('revision').notNull(),
    reviewerName: words('reviewer_name'),
    /** '' while nobody but its author has checked it. */
    checkedDay: text('checked_day').notNull(),
  },
  (table) => [primaryKey({ columns: [table.versionId, table.anchor, table.language, table.level] })],
);
