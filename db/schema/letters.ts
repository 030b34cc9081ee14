import { blob, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/**
 * In the complaints database, beside tables of the names of safeguarding.ts: who may read the answers to a letter. A keyed hash
 * of a slow hash of six words, and nothing else.
 */
export const letterReceipt = sqliteTable('letter_receipt', {
  verifier: blob('verifier', { mode: 'buffer' }).primaryKey(),
  caseId: text('case_id').notNull(),
});
