import { primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** The part of a consultation's database about who knows which children (db/migrations/organising.ts). */
export const ownGroup = sqliteTable(
  'own_group',
  {
    staffId: text('staff_id').notNull(),
    batchId: text('batch_id').notNull(),
    how: text('how').notNull(),
    day: text('day').notNull(),
  },
  (table) => [primaryKey({ columns: [table.staffId, table.batchId] })],
);
