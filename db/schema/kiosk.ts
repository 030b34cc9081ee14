import { blob, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** The part of a consultation's database about devices that several children use (db/migrations/gatherings.ts). */

/** A batch of codes whose words nobody was given: its places are handed out by devices. */
export const kioskGroup = sqliteTable('kiosk_group', { batchId: text('batch_id').primaryKey() });

/** A device that hands out places of a group; gone when somebody ends it, its hours are over, or at close. */
export const kioskDevice = sqliteTable('kiosk_device', {
  /** Only a keyed hash of its word. */
  hash: blob('hash', { mode: 'buffer' }).primaryKey(),
  batchId: text('batch_id').notNull(),
  /** Who started it. */
  staffId: text('staff_id').notNull(),
  untilMinute: integer('until_minute').notNull(),
});
