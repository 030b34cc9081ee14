import { blob, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** What children told in confidence, sealed; in a file of its own so that it can move to a database of its own. */

/** One child asks for help. `participantId` is '' for a rehearsal. */
export const sealedCase = sqliteTable(
  'sealed_case',
  {
    id: text('id').primaryKey(),
    participantId: text('participant_id').notNull(),
    kind: text('kind').notNull(),
    language: text('language').notNull(),
    state: text('state').notNull(),
    day: text('day').notNull(),
    closingBy: text('closing_by'),
  },
  (table) => [index('sealed_case_of_participant').on(table.participantId)],
);

/** A text under a key of its own that stands nowhere whole. `reach` is how to reach the child, apart from what it told. */
export const sealedText = sqliteTable(
  'sealed_text',
  {
    caseId: text('case_id').notNull(),
    number: integer('number').notNull(),
    part: text('part').notNull(),
    body: blob('body', { mode: 'buffer' }).notNull(),
    day: text('day').notNull(),
  },
  (table) => [primaryKey({ columns: [table.caseId, table.number] })],
);

/** One half of a text's key, sealed to one lead. */
export const sealedHalf = sqliteTable(
  'sealed_half',
  {
    caseId: text('case_id').notNull(),
    number: integer('number').notNull(),
    half: text('half').notNull(),
    staffId: text('staff_id').notNull(),
    passedBy: text('passed_by').notNull(),
    box: blob('box', { mode: 'buffer' }).notNull(),
    sealedTo: blob('key_hash', { mode: 'buffer' }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.caseId, table.number, table.half, table.staffId, table.passedBy] }),
  ],
);

/** Which half of a case was given to which lead, and why. */
export const caseOpening = sqliteTable(
  'case_opening',
  {
    caseId: text('case_id').notNull(),
    part: text('part').notNull(),
    staffId: text('staff_id').notNull(),
    half: text('half').notNull(),
    why: text('why').notNull(),
    reason: blob('reason', { mode: 'buffer' }).notNull(),
    day: text('day').notNull(),
  },
  (table) => [primaryKey({ columns: [table.caseId, table.part, table.staffId] })],
);

/** What the team writes to a child. It reaches nobody before a second lead has seen it. */
export const caseAnswer = sqliteTable(
  'case_answer',
  {
    caseId: text('case_id').notNull(),
    number: integer('number').notNull(),
    body: blob('body', { mode: 'buffer' }).notNull(),
    writtenBy: text('written_by').notNull(),
    seenBy: text('seen_by'),
    day: text('day').notNull(),
  },
  (table) => [primaryKey({ columns: [table.caseId, table.number] })],
);

/** What was promised to a child, and the day it was done. */
export const caseRemedy = sqliteTable(
  'case_remedy',
  {
    caseId: text('case_id').notNull(),
    remedy: text('remedy').notNull(),
    staffId: text('staff_id').notNull(),
    day: text('day').notNull(),
    doneDay: text('done_day'),
  },
  (table) => [primaryKey({ columns: [table.caseId, table.remedy] })],
);
