import { blob, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** 1 it was so, 0 partly, -1 it was not. No day, no order. */
export const evaluation = sqliteTable(
  'evaluation',
  {
    participantId: text('participant_id').notNull(),
    requirement: text('requirement').notNull(),
    mark: integer('mark').notNull(),
  },
  (table) => [primaryKey({ columns: [table.participantId, table.requirement] })],
);

/** How many had marked a requirement when its line was told last. */
export const evaluationTold = sqliteTable('evaluation_told', {
  requirement: text('requirement').primaryKey(),
  children: integer('children').notNull(),
});

/** What a child says of a finding before it is signed: 'yes', 'partly', 'no' or 'unclear'. No day, no order. */
export const meant = sqliteTable(
  'meant',
  {
    participantId: text('participant_id').notNull(),
    findingId: text('finding_id').notNull(),
    answer: text('answer').notNull(),
    /** 1 for one that was typed from paper. */
    fromPaper: integer('from_paper').notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.participantId, table.findingId] })],
);

/** What was told after closing, as it was told first, by kind of number. `body` is null where it is to be told anew. */
export const toldNumbers = sqliteTable('told_numbers', {
  kind: text('kind').primaryKey(),
  written: integer('written').notNull(),
  body: blob('body', { mode: 'buffer' }),
});
