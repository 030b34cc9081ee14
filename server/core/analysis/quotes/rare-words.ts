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

/** So many words in a row are as good as a name where somebody can look them up (R415). */
const wordsInARow = 5;

/**
 * The runs of five words of a quote that fewer than `k` other children of the consultation wrote, just so, in that language. What was said
 * in a live room stood there beside a name: whoever was there, or kept a picture of it, finds by such a run which name said it.
 */
export function rareRuns(
  quote: Written,
  of: { readonly written: readonly Written[]; readonly k: number },
): readonly string[] {
  const { language, participantId } = quote;
  const runs = new Set(runsOf(quote.text, language));
  if (runs.size === 0) return [];
  const parts = [...runs].map((run) => run.split(' '));
  const children = new Map<string, Set<string>>();
  for (const each of of.written) {
    if (each.participantId === participantId || primaryTag(each.language) !== primaryTag(language)) continue;
    // Cutting a text into words is the dear part: only where the letters of a whole run are there.
    const folded = foldedWords(each.text);
    if (!parts.some((words) => words.every((word) => folded.includes(word)))) continue;
    for (const run of runsOf(each.text, language))
      if (runs.has(run)) children.set(run, (children.get(run) ?? new Set()).add(each.participantId));
  }
  return [...runs].filter((run) => (children.get(run)?.size ?? 0) < of.k);
}

function runsOf(text: string, language: string): readonly string[] {
  const words = quoteWords(text, language);
  return words.slice(wordsInARow - 1).map((_, at) => words.slice(at, at + wordsInARow).join(' '));
}
