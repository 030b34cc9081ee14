import { foldedWords, isCommon, primaryTag, quoteWords } from './quote-words.ts';

/** What one child wrote, of all that counts. */
export type Written = { readonly participantId: string; readonly language: string; readonly text: string };

/**
 * The words of a quote that are rare: on no list of common words of its language, and written, just so, by fewer than `k` other children of
 * the consultation in that language. One such word (a name, a street, a hobby) can tell those who know the child who wrote it. Endings are
 * not taken off and nothing is translated: it would rather find one word too many.
 */
export function rareWords(
  quote: Written,
  of: { readonly written: readonly Written[]; readonly k: number },
): readonly string[] {
  const { language, participantId } = quote;
  const words = [...new Set(quoteWords(quote.text, language))].filter((word) => !isCommon(word, language));
  if (words.length === 0) return [];
  const others = of.written
    .filter(
      (each) => each.participantId !== participantId && primaryTag(each.language) === primaryTag(language),
    )
    .map((each) => ({ ...each, folded: foldedWords(each.text) }));
  const cut = new Map<string, ReadonlySet<string>>();
  const wordsOf = (text: string) => {
    const known = cut.get(text) ?? new Set(quoteWords(text, language));
    cut.set(text, known);
    return known;
  };
  return words.filter((word) => {
    const children = new Set<string>();
    for (const each of others) {
      // Cutting a text into words is the dear part: only where the letters are there at all.
      if (children.has(each.participantId) || !each.folded.includes(word)) continue;
      if (wordsOf(each.text).has(word)) children.add(each.participantId);
      if (children.size >= of.k) return false;
    }
    return true;
  });
}
