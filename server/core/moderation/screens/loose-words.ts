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
  if (isLoose(word)) return word;
  const hasDigit = /\d/.test(word);
  if (hasDigit && !hasLetter.test(word)) return word;
  let loose = '';
  for (let at = 0; at < word.length; at += 1) {
    const unit = hasDigit ? (letters[word.charAt(at)] ?? word.charAt(at)) : word.charAt(at);
    if (at === 0 || unit !== loose.charAt(loose.length - 1)) loose += unit;
  }
  return loose;
}

/** Nothing in it stands twice, and no digit in it: most words are as they sound. */
function isLoose(word: string): boolean {
  let before = -1;
  for (let at = 0; at < word.length; at += 1) {
    const unit = word.charCodeAt(at);
    if (unit === before || (unit >= 0x30 && unit <= 0x39)) return false;
    before = unit;
  }
  return true;
}

/** The same tokens, their words as they sound. */
export function looseTokens(tokens: readonly Token[]): readonly Token[] {
  return tokens.map((token) => {
    const word = looseWord(token.word);
    return word === token.word ? token : { ...token, word };
  });
}
