import type { RandomBytes } from '../ids.ts';
import { drawWords, readWords } from '../room/join-codes.ts';

/** Words of a recovery phrase. Six of a list of 1,024 or more are at least 60 bits. */
export const phraseLength = 6;

/** Letters that are enough of a word where letters spell it. No two words of a list begin with the same four. */
export const lettersEnough = 4;

/** Six words, as they are shown once. `words` is the list of the child's language. */
export function drawPhrase(words: readonly string[], random: RandomBytes): string[] {
  return drawWords(words, { count: phraseLength, random });
}

/**
 * The one spelling of six typed words that is hashed and compared: each folded and cut to its first four letters, joined
 * by hyphens. Case, accents, separators, Arabic spellings and the spaces of Chinese do not count, and neither does what
 * follows the fourth letter. No list is asked: words that a reviewer strikes out of one later still open what they
 * opened. Undefined for anything that is not six words; says nothing about whether they open anything.
 */
export function foldPhrase(phrase: string | readonly string[]): string | undefined {
  return readWords(typeof phrase === 'string' ? phrase : phrase.join(' '), phraseLength)
    ?.map((word) => [...word].slice(0, lettersEnough).join(''))
    .join('-');
}
