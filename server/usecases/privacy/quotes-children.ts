import type { Database } from '../../../db/databases.ts';
import { standingWords } from '../../../db/queries/privacy/removals.ts';
import { quotesOf } from '../../core/privacy/erasure.ts';

/**
 * Whether any words of a child stand in what somebody of staff is about to write while children are there. Where none do, whoever says it
 * later has not said it first, and cuts nothing out of it by taking it back (cut-quotes.ts). Words that come in between nobody has read yet.
 */
export async function quotesChildren(db: Database, written: readonly string[]): Promise<boolean> {
  const quotes = quotesOf(written);
  for await (const words of standingWords(db)) if (words.some(({ text }) => quotes(text))) return true;
  return false;
}
