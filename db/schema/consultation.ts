import { sql } from 'drizzle-orm';
import { blob, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/**
 * One consultation's database. The tables are created by db/migrations/consultation.ts (STRICT, WITHOUT ROWID, which drizzle cannot
 * say); a test holds the two together, column by column, and against the inventory. `words` are what people wrote, through the text
 * codec of the database: never TEXT, because a damaged byte in a TEXT value aborts the process.
 */
const words = (name: string) => blob(name, { mode: 'buffer' });

export const consultation = sqliteTable('consultation', {
  id: text('id').primaryKey(),
  organisationId: text('organisation_id').notNull(),
  state: text('state').notNull(),
  sponsorKind: text('sponsor_kind').notNull(),
  timeZone: text('time_zone').notNull(),
  retentionDay: text('retention_day').notNull(),
  answerDay: text('answer_day').notNull(),
  /** The last day on which children can take part; '' where none is named. */
  closingDay: text('closing_day').notNull(),
  languages: text('languages').notNull(),
  revision: integer('revision').notNull(),
  /** 1: forms are open without a code; rooms never are. 2: they were, until somebody shut that way while it ran. */
  publicWay: integer('public_way').notNull(),
  /** Of a child without a safe carer where a law asks for one: `body` or `public`; else ''. */
  carerWay: text('carer_way').notNull(),
  /** 1: it is itself about harm. Children are told, and the screens do not take talk of the topic for a sign of their own. */
  sensitiveTopic: integer('sensitive_topic').notNull(),
  /** ISO 3166, for helplines; '' while nobody said. */
  country: text('country').notNull(),
});

/** Everything about the consultation that a person reads, by language and reading level. */
export const consultationText = sqliteTable(
  'consultation_text',
  {
    field: text('field').notNull(),
    language: text('language').notNull(),
    level: text('level').notNull(),
    body: words('body').notNull(),
  },
  (table) => [primaryKey({ columns: [table.field, table.language, table.level] })],
);

/** Who prepared, approved, opened, signed: an act of a person on a revision. */
export const signature = sqliteTable(
  'signature',
  {
    kind: text('kind').notNull(),
    subject: text('subject').notNull(),
    revision: integer('revision').notNull(),
    staffId: text('staff_id').notNull(),
    staffName: words('staff_name').notNull(),
    day: text('day').notNull(),
  },
  (table) => [primaryKey({ columns: [table.kind, table.subject] })],
);

export const documentVersion = sqliteTable('document_version', {
  id: text('id').primaryKey(),
  documentId: text('document_id').notNull(),
  number: integer('number').notNull(),
  language: text('language').notNull(),
  title: words('title').notNull(),
});

export const section = sqliteTable(
  'section',
  {
    versionId: text('version_id').notNull(),
    anchor: text('anchor').notNull(),
    position: integer('position').notNull(),
    heading: words('heading').notNull(),
    original: words('original').notNull(),
  },
  (table) => [primaryKey({ columns: [table.versionId, table.anchor] })],
);

export const activity = sqliteTable('activity', {
  id: text('id').primaryKey(),
  kind: text('kind').notNull(),
  versionId: text('version_id').notNull(),
  anchor: text('anchor').notNull(),
  position: integer('position').notNull(),
  state: text('state').notNull(),
  /** Of a poll: single, multiple, ranking or scale; and of a question of every consultation: `risks`, `unasked`; else ''. */
  form: text('form').notNull(),
  standing: text('standing').notNull(),
  /** 1: what children write here is a question that they want others to be asked. */
  proposes: integer('proposes').notNull(),
  /** Of a small group: the room that it belongs to, and who leads it now; else ''. */
  groupOf: text('group_of').notNull(),
  ledBy: text('led_by').notNull(),
});

export const activityText = sqliteTable(
  'activity_text',
  {
    activityId: text('activity_id').notNull(),
    language: text('language').notNull(),
    level: text('level').notNull(),
    prompt: words('prompt').notNull(),
  },
  (table) => [primaryKey({ columns: [table.activityId, table.language, table.level] })],
);

/**
 * Sequence numbers: one counter `desk` for the consultation's desks and one for each room, named by its id, for its
 * children. Apart, because a child's page must not learn from a gap that somebody else wrote. Beside a room's stands how far it
 * was when words were last deleted there (`db/queries/session/floors.ts`).
 */
export const counter = sqliteTable('counter', {
  name: text('name').primaryKey(),
  value: integer('value').notNull(),
});

export const codeBatch = sqliteTable('code_batch', {
  id: text('id').primaryKey(),
  label: words('label').notNull(),
  language: text('language').notNull(),
  size: integer('size').notNull(),
  used: integer('used').notNull(),
  day: text('day').notNull(),
  /** What its codes stand for (`child`, `organisation`, `guardian`, `independent`), and who attests it how. */
  consent: text('consent').notNull(),
  attestedBy: words('attested_by').notNull(),
  attestedHow: words('attested_how').notNull(),
  /** Since when its codes open nothing any more; '' while they do. */
  calledBackDay: text('called_back_day').notNull(),
});

/** Only a keyed hash; the row goes when the code is used. */
export const joinCode = sqliteTable('join_code', {
  hash: blob('hash', { mode: 'buffer' }).primaryKey(),
  batchId: text('batch_id').notNull(),
});

/** For ten minutes after joining: the same form sent again finds the same seat. */
export const seatNonce = sqliteTable('seat_nonce', {
  hash: blob('hash', { mode: 'buffer' }).primaryKey(),
  participantId: text('participant_id').notNull(),
  dueMinute: integer('due_minute').notNull(),
});

export const participant = sqliteTable('participant', {
  id: text('id').primaryKey(),
  batchId: text('batch_id').notNull(),
  language: text('language').notNull(),
  level: text('level').notNull(),
  adjective: integer('adjective').notNull(),
  motif: integer('motif').notNull(),
  palette: integer('palette').notNull(),
  day: text('day').notNull(),
  /** Declared, never verified; '' when skipped. */
  ageBand: text('age_band').notNull(),
  /** `code` or `public`. */
  way: text('way').notNull(),
});

export const participantSession = sqliteTable('participant_session', {
  hash: blob('hash', { mode: 'buffer' }).primaryKey(),
  participantId: text('participant_id').notNull(),
});

export const contribution = sqliteTable(
  'contribution',
  {
    id: text('id').primaryKey(),
    participantId: text('participant_id').notNull(),
    activityId: text('activity_id').notNull(),
    anchor: text('anchor').notNull(),
    revision: integer('revision').notNull(),
    change: integer('change').notNull(),
    state: text('state').notNull(),
    language: text('language').notNull(),
    body: words('body').notNull(),
    hidden: text('hidden').notNull(),
    reason: text('reason'),
    findings: text('findings').notNull(),
    severity: integer('severity').notNull(),
    seq: integer('seq'),
    day: text('day').notNull(),
    /** While an erasure can be undone: the state to go back to. */
    before: text('before'),
    /** 1 when a person let it stand after reports: no further one hides it. */
    cleared: integer('cleared').notNull(),
    /** Under which number the room learned that it is hidden or stands again, in its old place. */
    moved: integer('moved'),
    /** What was decided first, of words that nothing had happened to before; what follows stands in `decision` (db/schema/decisions.ts). */
    firstState: text('first_state'),
    firstReason: text('first_reason'),
    firstBy: text('first_by'),
    firstDay: text('first_day'),
    firstWait: text('first_wait'),
  },
  (table) => [
    index('contribution_of_activity').on(table.activityId, table.seq),
    index('contribution_of_participant').on(table.participantId),
    index('contribution_moved').on(table.activityId, table.moved).where(sql`moved is not null`),
  ],
);

/** Exists only while something waits (R47); minutes since 1970. `holder` is the member of staff of a claim. */
export const waiting = sqliteTable(
  'waiting',
  {
    kind: text('kind').notNull(),
    subject: text('subject').notNull(),
    holder: text('holder').notNull(),
    sinceMinute: integer('since_minute').notNull(),
    dueMinute: integer('due_minute').notNull(),
  },
  (table) => [primaryKey({ columns: [table.kind, table.subject] })],
);

/** A named point an analyst found under a section after closing. */
export const point = sqliteTable('point', {
  id: text('id').primaryKey(),
  activityId: text('activity_id').notNull(),
  anchor: text('anchor').notNull(),
  position: integer('position').notNull(),
  language: text('language').notNull(),
  title: words('title').notNull(),
});

export const pointContribution = sqliteTable(
  'point_contribution',
  {
    contributionId: text('contribution_id').primaryKey(),
    /** A point, or a code that is no point: `none-fits` or `cannot-decide`. */
    pointId: text('point_id').notNull(),
    /** The member of staff; '' for words sorted before this was kept. */
    codedBy: text('coded_by').notNull(),
  },
  (table) => [index('point_contribution_of_point').on(table.pointId)],
);

/** What a second person put words of the sample under, without knowing what the first one had. */
export const secondCode = sqliteTable('second_code', {
  contributionId: text('contribution_id').primaryKey(),
  code: text('code').notNull(),
  codedBy: text('coded_by').notNull(),
});
