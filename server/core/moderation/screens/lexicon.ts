import { withoutAnd } from './find-phrases.ts';
import type { Token } from './tokens.ts';

/** The words of a text by their numbers. */
export type Said = {
  /** A number for each token; one that no list has is -1. */
  readonly at: readonly number[];
  /** The same without an Arabic "and", which is the same number for most words. */
  readonly bareAt: readonly number[];
  /** Each number of either once. */
  readonly numbers: readonly number[];
};

/** The words of all lists, numbered: a text is looked up once for all of them, and each list then asks for numbers. */
export type Lexicon = {
  /** Of a word of a list; the first time it is asked for, the next one. */
  readonly numberOf: (word: string) => number;
  readonly said: (tokens: readonly Token[]) => Said;
  /** 1 for the number of each word that a text says, until another text is asked for. */
  readonly marksOf: (said: Said) => Uint8Array;
};

/**
 * One for all lists that look at the same texts. It remembers the last two lists of tokens it was asked about, and nothing of what was said before
 * them.
 */
export function createLexicon(): Lexicon {
  const numbers = new Map<string, number>();
  /** As a text is written, and as it sounds: lists of both kinds ask in turn. */
  let recent: readonly { readonly tokens: readonly Token[]; readonly said: Said }[] = [];
  let marked: Said | undefined;
  let marks = new Uint8Array(0);

  function mark(said: Said): void {
    if (marks.length < numbers.size) marks = new Uint8Array(numbers.size);
    else for (const number of marked?.numbers ?? []) marks[number] = 0;
    for (const number of said.numbers) marks[number] = 1;
    marked = said;
  }

  return {
    numberOf(word) {
      const known = numbers.get(word) ?? numbers.size;
      if (known === numbers.size) numbers.set(word, known);
      return known;
    },
    said(tokens) {
      const known = recent.find((each) => each.tokens === tokens);
      if (known !== undefined) return known.said;
      const said = lookUp(tokens, numbers);
      recent = [{ tokens, said }, ...recent.slice(0, 1)];
      return said;
    },
    marksOf(said) {
      if (said !== marked) mark(said);
      return marks;
    },
  };
}

function lookUp(tokens: readonly Token[], numbers: ReadonlyMap<string, number>): Said {
  const at: number[] = [];
  const bareAt: number[] = [];
  const all = new Set<number>();
  for (const { word } of tokens) {
    const number = numbers.get(word) ?? -1;
    const bare = withoutAnd(word);
    const bareNumber = bare === word ? number : (numbers.get(bare) ?? -1);
    at.push(number);
    bareAt.push(bareNumber);
    if (number >= 0) all.add(number);
    if (bareNumber >= 0) all.add(bareNumber);
  }
  return { at, bareAt, numbers: [...all] };
}
