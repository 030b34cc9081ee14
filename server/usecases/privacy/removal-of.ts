import type { Database } from '../../../db/databases.ts';
import { removeChild } from '../../../db/queries/privacy/removals.ts';
import { quotesCut } from './cut-quotes.ts';

/**
 * The write that leaves nothing of a child in its consultation: its rows, what was made of its words, and what texts of staff
 * quote of them. The one list for an erasure and for a restore that erases again, so that neither leaves what the other takes.
 */
export async function removalOf(db: Database, participantId: string) {
  const { statements: rewrites, shown } = await quotesCut(db, { participantId, goes: () => true });
  return { ...removeChild({ participantId, rewrites }), shown };
}
