import { type Coded, learnCodes, scoreCodes } from './code-model.ts';
import type { OpenCode } from './codes.ts';
import { termsReader } from './terms.ts';

export type SuggestInput = {
  /** Texts a person coded: `code` is a point's id or `none-fits`. */
  readonly coded: readonly { readonly language: string; readonly text: string; readonly code: string }[];
  /** What the points are called; their words count as one text more under each. */
  readonly points: readonly { readonly id: string; readonly language: string; readonly title: string }[];
  readonly open: readonly { readonly id: string; readonly language: string; readonly text: string }[];
};

/** A point's id or one of the two codes that are no point. */
export type Suggestion = { readonly id: string; readonly code: string | OpenCode };

/** Below this nothing is suggested in a language: with fewer coded texts the guess is a coin's. */
export const leastCoded = 10;
/** How far the best code has to lead the second, in what the texts' terms say (code-model.ts); measured in `prove themes`. */
export const leastLead = 0.3;

type CodedIn = { readonly language: string; readonly code: string };

/** Whether anything can be suggested at all: in some language a text is open, and as many as it takes are coded, not all of them alike. */
export function hasEnoughCoded(of: {
  readonly coded: readonly CodedIn[];
  readonly open: readonly { readonly language: string }[];
}): boolean {
  const codedIn = (language: string) => of.coded.filter((each) => each.language === language);
  return [...new Set(of.open.map(({ language }) => language))].some((each) => tellApart(codedIn(each)));
}

/** What a person coded in one language: a title alone is no text that anybody put under its point. */
function tellApart(coded: readonly CodedIn[]): boolean {
  return coded.length >= leastCoded && new Set(coded.map(({ code }) => code)).size > 1;
}

/**
 * A code for each open text, language by language, from what a person coded in that language: a suggestion, which nobody but a person
 * acts on. `none-fits` where no word of the text stands in any text under the likeliest point; `cannot-decide` where two codes are
 * about as likely. Languages with fewer than `leastCoded` coded texts, or with all of them under one code, get none. `progress` is told texts done.
 */
export function suggestCodes(
  input: SuggestInput,
  progress: (done: number, all: number) => void = () => {},
): readonly Suggestion[] {
  const all = input.coded.length + input.open.length;
  let done = 0;
  const found: Suggestion[] = [];
  const step = () => {
    done += 1;
    if (done % 100 === 0 || done === all) progress(done, all);
  };
  for (const language of [...new Set(input.open.map((each) => each.language))].sort()) {
    const coded = input.coded.filter((each) => each.language === language);
    const open = input.open.filter((each) => each.language === language);
    if (!tellApart(coded)) continue;
    const read = termsReader(language);
    const titles = input.points
      .filter((point) => point.language === language)
      .map((point) => ({ text: point.title, code: point.id }));
    const wordsUnder = new Map<string, Set<string>>();
    const learned: Coded[] = [...coded, ...titles].map(({ text, code }) => {
      const { words, pieces } = read(text);
      const under = wordsUnder.get(code) ?? new Set();
      for (const word of words) under.add(word);
      wordsUnder.set(code, under);
      step();
      return { terms: [...words, ...pieces], code };
    });
    const model = learnCodes(learned);
    for (const { id, text } of open) {
      const { words, pieces } = read(text);
      const [best, second] = scoreCodes(model, [...words, ...pieces]);
      step();
      if (best === undefined || !words.some((word) => wordsUnder.get(best.code)?.has(word)))
        found.push({ id, code: 'none-fits' });
      else if (second !== undefined && best.score - second.score < leastLead)
        found.push({ id, code: 'cannot-decide' });
      else found.push({ id, code: best.code });
    }
  }
  return found;
}
