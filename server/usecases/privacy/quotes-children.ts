import type { Database } from '../../../db/databases.ts';
import { shownWords, wordsThatLie } from '../../../db/queries/privacy/removals.ts';
import { quotesOf, withoutQuotes } from '../../core/privacy/erasure.ts';
import { redact } from '../../core/room/contribution-text.ts';

/**
 * Whether any words of a child stand in what somebody of staff is about to write while children are there. Where none do, whoever says it
 * later has not said it first, and cuts nothing out of it by taking it back (cut-quotes.ts). Words that come in between nobody has read yet;
 * those of a child whose erasure waits somebody may have read just before.
 */
export async function quotesChildren(db: Database, written: readonly string[]): Promise<boolean> {
  const quotes = quotesOf(written);
  for await (const words of wordsThatLie(db)) if (words.some(({ text }) => quotes(text))) return true;
  return false;
}

/**
 * Likewise of what is refused for it, where the answer itself tells: only words that all children may read count (R41), or whoever asks again and again would learn what waits, was refused, is
 * hidden, or was answered where nobody else reads it. What `stood` there before children came, and they repeat, is no quote of them.
 */
export async function quotesShown(
  db: Database,
  written: readonly string[],
  stood: readonly string[],
): Promise<boolean> {
  const quotes = quotesOf(written.map((words) => withoutQuotes(words, stood)));
  const repeats = (said: string) => stood.some((words) => words.includes(said.trim()));
  for await (const words of shownWords(db)) {
    const read = words.flatMap(({ text, hidden }) =>
      redact(text, hidden).flatMap((part) => ('text' in part ? part.text : [])),
    );
    if (read.some((said) => !repeats(said) && quotes(said))) return true;
  }
  return false;
}
