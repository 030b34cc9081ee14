import { blob, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** The part of the control database about how staff prove who they are, and what they were trained in. */

/** The public half of a passkey; the other half never leaves the person's device. */
export const staffPasskey = sqliteTable(
  'staff_passkey',
  {
    credentialId: text('credential_id').primaryKey(),
    staffId: text('staff_id').notNull(),
    publicKey: blob('public_key', { mode: 'buffer' }).notNull(),
    counter: integer('counter').notNull(),
    transports: text('transports').notNull(),
    day: text('day').notNull(),
  },
  (table) => [index('staff_passkey_of_staff').on(table.staffId)],
);

/** What an app for codes shares with us. `lastStep`: the half minute whose code was used last; no code counts twice. */
export const staffTotp = sqliteTable('staff_totp', {
  staffId: text('staff_id').primaryKey(),
  secret: blob('secret', { mode: 'buffer' }).notNull(),
  lastStep: integer('last_step').notNull(),
});

export const staffRecovery = sqliteTable(
  'staff_recovery',
  {
    hash: blob('hash', { mode: 'buffer' }).primaryKey(),
    staffId: text('staff_id').notNull(),
  },
  (table) => [index('staff_recovery_of_staff').on(table.staffId)],
);

/** Wrong codes of a person where several processes serve a site, and until when the next one waits. */
export const staffGuess = sqliteTable('staff_guess', {
  staffId: text('staff_id').primaryKey(),
  wrong: integer('wrong').notNull(),
  untilMinute: integer('until_minute').notNull(),
});

/** Questions to passkeys that were answered at the door of one of several processes: a keyed hash, while an answer would count. */
export const staffChallenge = sqliteTable('staff_challenge', {
  hash: blob('hash', { mode: 'buffer' }).primaryKey(),
  dueMinute: integer('due_minute').notNull(),
});

/** That a person was trained in something, on which day, and who says so. */
export const staffTraining = sqliteTable(
  'staff_training',
  {
    staffId: text('staff_id').notNull(),
    topic: text('topic').notNull(),
    day: text('day').notNull(),
    confirmedBy: text('confirmed_by').notNull(),
  },
  (table) => [primaryKey({ columns: [table.staffId, table.topic] })],
);
