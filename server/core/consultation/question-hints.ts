/** What may be wrong with a question: it says which answer is wanted, or asks two things of which one answer cannot tell which it means. */
export type QuestionHint = { readonly hint: 'leads' | 'doubles'; readonly words: string };

/** Words of one language that such questions have, as `locales/<tag>/hints.json` lists them. */
export type HintWords = {
  /** Whatever pushes: “don’t you think”, “of course”. Anywhere. */
  readonly leads: readonly string[];
  /** What joins two questions in one. Only in a sentence that asks. */
  readonly doubles: readonly string[];
  /** What has such a word and asks one thing: “girls and boys”. */
  readonly harmless: readonly string[];
};

const sentences = /[^.!?。！？؟]+[.!?。！？؟]?/gu;
const asks = /[?？؟]\s*$/u;

/**
 * Hints to whoever writes a question, in the order of the text; nothing is refused for them, because a word list knows no meaning. Case and
 * curly apostrophes do not count. Words are whole words, but where a script writes none apart (`apart` false).
 */
export function questionHints(
  text: string,
  { words, apart }: { readonly words: HintWords; readonly apart: boolean },
): readonly QuestionHint[] {
  const plain = text.normalize('NFC').replaceAll('’', "'").toLowerCase();
  const found: QuestionHint[] = [];
  for (const [sentence] of plain.matchAll(sentences)) {
    for (const each of words.leads)
      if (holds(sentence, each, apart)) found.push({ hint: 'leads', words: each });
    if (!asks.test(sentence)) continue;
    const left = words.harmless.reduce((rest, each) => rest.replaceAll(each, ''), sentence);
    const joined = words.doubles.find((each) => holds(left, each, apart));
    if (joined !== undefined) found.push({ hint: 'doubles', words: joined });
  }
  return found.filter(
    (each, at) =>
      found.findIndex(({ hint, words: same }) => hint === each.hint && same === each.words) === at,
  );
}

function holds(sentence: string, words: string, apart: boolean): boolean {
  if (!apart) return sentence.includes(words);
  for (let at = sentence.indexOf(words); at >= 0; at = sentence.indexOf(words, at + 1)) {
    const around = `${sentence[at - 1] ?? ' '}${sentence[at + words.length] ?? ' '}`;
    if (!/[\p{L}\p{M}\p{N}]/u.test(around)) return true;
  }
  return false;
}
