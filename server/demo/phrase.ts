import { createHash } from 'node:crypto';
import type { WholeTag } from '../../locales/index.ts';
import { wordsOf } from '../../locales/words.ts';
import type { RandomBytes } from '../core/ids.ts';
import { drawPhrase } from '../core/privacy/recovery-phrase.ts';
import { pastPoints } from './past-said.ts';

/** Languages in which a made-up child of the demo can be followed: all in which one of them spoke. */
export const followedLanguages = Object.keys(pastPoints.repair.voices) as readonly WholeTag[];

/** Always the same draws, so that the words may be printed at every start. */
export function noChance(): RandomBytes {
  let draws = 0;
  return (length) => createHash('shake256', { outputLength: length }).update(`demo ${draws++}`).digest();
}

/**
 * The six words by language that open the seats of made-up children. Nothing but a demo has a child with them, and it keeps them
 * from nobody.
 */
export function demoPhrases(): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    followedLanguages.map((language) => [language, drawPhrase(wordsOf(language), noChance())]),
  );
}
