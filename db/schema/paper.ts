import { blob, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/** The part of a consultation's database about sheets of paper (db/migrations/paper.ts). */
const words = (name: string) => blob(name, { mode: 'buffer' });

/** Sheets that were printed together for one group. */
export const paperBatch = sqliteTable('paper_batch', {
  id: text('id').primaryKey(),
  label: words('label').notNull(),
  language: text('language').notNull(),
  level: text('level').notNull(),
  size: integer('size').notNull(),
  day: text('day').notNull(),
  consent: text('consent').notNull(),
  attestedBy: words('attested_by').notNull(),
  attestedHow: words('attested_how').notNull(),
  /** Whoever printed them saw their six words. */
  printedBy: text('printed_by').notNull(),
  /** Whoever was with the group; '' for somebody who is no staff. */
  handedBy: text('handed_by').notNull(),
});

/** One sheet, by the number that is printed on it. */
export const paperSheet = sqliteTable(
  'paper_sheet',
  {
    number: text('number').primaryKey(),
    batchId: text('batch_id').notNull(),
    state: text('state').notNull(),
    /** Of its six words, until its seat has it. */
    verifier: blob('verifier', { mode: 'buffer' }),
    /** '' while there is paper. */
    destroyedDay: text('destroyed_day').notNull(),
  },
  (table) => [index('paper_sheet_of_batch').on(table.batchId)],
);

/** What one person typed from a sheet, as JSON. Gone once two agree. */
export const paperEntry = sqliteTable(
  'paper_entry',
  {
    number: text('number').notNull(),
    pass: integer('pass').notNull(),
    staffId: text('staff_id').notNull(),
    body: words('body').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.number, table.pass] }),
    uniqueIndex('paper_entry_by').on(table.number, table.staffId),
  ],
);

/** The seat that a sheet became: for the answer on paper, and for nothing else. */
export const paperSeat = sqliteTable(
  'paper_seat',
  {
    number: text('number').primaryKey(),
    participantId: text('participant_id').notNull(),
    /** What two people read on it, as JSON; null for one of before that was kept. */
    read: text('read'),
  },
  (table) => [uniqueIndex('paper_seat_of').on(table.participantId)],
);

/** That paper was destroyed. */
export const paperDestruction = sqliteTable(
  'paper_destruction',
  {
    batchId: text('batch_id').notNull(),
    day: text('day').notNull(),
    staffId: text('staff_id').notNull(),
    sheets: integer('sheets').notNull(),
  },
  (table) => [primaryKey({ columns: [table.batchId, table.day, table.staffId] })],
);
