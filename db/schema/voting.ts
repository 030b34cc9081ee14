import { blob, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/**
 * The part of a consultation's database about statements, polls and findings (db/migrations/voting.ts). What may be
 * voted on is the view `open_statement`; who changes `statement_tally` are triggers on `vote`.
 */
const words = (name: string) => blob(name, { mode: 'buffer' });

/** Labels of a poll's options; positions count from 1. */
export const activityOption = sqliteTable(
  'activity_option',
  {
    activityId: text('activity_id').notNull(),
    position: integer('position').notNull(),
    language: text('language').notNull(),
    level: text('level').notNull(),
    label: words('label').notNull(),
  },
  (table) => [primaryKey({ columns: [table.activityId, table.position, table.language, table.level] })],
);

/** The organiser's seed, or one published revision of a child's contribution: new words are a new statement. */
export const statement = sqliteTable(
  'statement',
  {
    id: text('id').primaryKey(),
    activityId: text('activity_id').notNull(),
    contributionId: text('contribution_id'),
    revision: integer('revision'),
    /** `proposed`, `open` or `retired`; only a seed is ever anything but open. */
    state: text('state').notNull(),
    /** 0 where it was added while children were there, and no words of a child stood in it then. */
    quotes: integer('quotes').notNull(),
  },
  (table) => [
    index('statement_of_activity').on(table.activityId),
    uniqueIndex('statement_of_contribution').on(table.contributionId, table.revision),
  ],
);

/** The words of a seed; those of a child's statement stay in its contribution alone. */
export const statementText = sqliteTable(
  'statement_text',
  {
    statementId: text('statement_id').notNull(),
    language: text('language').notNull(),
    body: words('body').notNull(),
  },
  (table) => [primaryKey({ columns: [table.statementId, table.language] })],
);

/** 1 agree, -1 disagree, 0 pass, 2 not understood. No day, no order. */
export const vote = sqliteTable(
  'vote',
  {
    participantId: text('participant_id').notNull(),
    statementId: text('statement_id').notNull(),
    choice: integer('choice').notNull(),
  },
  (table) => [primaryKey({ columns: [table.participantId, table.statementId] })],
);

/** How many voted what. For the program alone; people see a word until close and protected tables after it. */
export const statementTally = sqliteTable('statement_tally', {
  statementId: text('statement_id').primaryKey(),
  agree: integer('agree').notNull(),
  disagree: integer('disagree').notNull(),
  pass: integer('pass').notNull(),
  unclear: integer('unclear').notNull(),
  word: text('word').notNull(),
  /** How many had voted when the word was renewed last. */
  wordVoters: integer('word_voters').notNull(),
  /** 1 when many did not understand it; renewed with the word, so that it tells nothing of one vote. */
  manyUnclear: integer('many_unclear').notNull(),
});

/** A JSON array of positions; `[]` is a child that skipped it. */
export const pollAnswer = sqliteTable(
  'poll_answer',
  {
    participantId: text('participant_id').notNull(),
    activityId: text('activity_id').notNull(),
    choice: text('choice').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.participantId, table.activityId] }),
    index('poll_answer_of_activity').on(table.activityId, table.choice),
  ],
);

/** A sentence an analyst wrote after closing. */
export const finding = sqliteTable('finding', {
  id: text('id').primaryKey(),
  position: integer('position').notNull(),
  language: text('language').notNull(),
  body: words('body').notNull(),
  /** A template, `free`, or '' for one from before there were templates. */
  template: text('template').notNull(),
});

/** The same in words for children, in each language and at each level that it has them in. */
export const findingPlain = sqliteTable(
  'finding_plain',
  {
    findingId: text('finding_id').notNull(),
    language: text('language').notNull(),
    level: text('level').notNull(),
    body: words('body').notNull(),
  },
  (table) => [primaryKey({ columns: [table.findingId, table.language, table.level] })],
);

/** What a finding rests on: a cell of a statement's or poll's table, or a point. */
export const findingEvidence = sqliteTable(
  'finding_evidence',
  {
    findingId: text('finding_id').notNull(),
    kind: text('kind').notNull(),
    subject: text('subject').notNull(),
    cell: text('cell').notNull(),
  },
  (table) => [primaryKey({ columns: [table.findingId, table.kind, table.subject, table.cell] })],
);
