import type { Token } from './tokens.ts';

/** Digits that stand for letters: "d1e", "m0rir". */
const letters: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
};
const hasLetter = /\p{L}/u;

/**
 * A folded word as it sounds: digits among letters are the letters that they look like, and a letter that stands twice or more stands
 * once: "hiting" and "hitting", "diiie" and "d1e" are one. Only for what must not be missed: "too" and "to" are one as well.
 */
export function looseWord(word: string): string {
  const hasDigit = /\d/.test(word);
  if (hasDigit && !hasLetter.test(word)) return word;
  let loose = '';
  for (let at = 0; at < word.length; at += 1) {
    const unit = hasDigit ? (letters[word.charAt(at)] ?? word.charAt(at)) : word.charAt(at);
    if (at === 0 || unit !== loose.charAt(loose.length - 1)) loose += unit;
  }
  return loose;
}

/** Several lists are looked through for one text: its words are loosened once. */
const loosened = new WeakMap<readonly Token[], readonly Token[]>();

/** The same tokens, their words as they sound. */
export function looseTokens(tokens: readonly Token[]): readonly Token[] {
  const known = loosened.get(tokens);
  if (known !== undefined) return known;
  const loose = tokens.map((token) => ({ ...token, word: looseWord(token.word) }));
  loosened.set(tokens, loose);
  return loose;
}
