import { protectNumber } from '../disclosure/small-numbers.ts';
import { cohensKappa } from './kappa.ts';

/** How much of the texts a second person is asked to code: a tenth, and not so few that nothing could be said, nor more than a day's work. */
export const sampleSize = { share: 0.1, least: 30, most: 200 } as const;

/**
 * The texts a second person codes without knowing the first one's codes. Which ones hangs on the far end of their random ids, so that it
 * is chance, stays the same, and is not the order in which they are read.
 */
export function sampleOf(ids: readonly string[]): readonly string[] {
  const { share, least, most } = sampleSize;
  const size = Math.min(most, Math.max(least, Math.ceil(ids.length * share)));
  const backwards = (id: string) => [...id].reverse().join('');
  return [...ids]
    .map((id) => ({ id, key: backwards(id) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .slice(0, size)
    .map(({ id }) => id);
}

/**
 * What a release says of coding: how many texts two people coded, protected, and Cohen's κ to two digits. Where no κ is told: nobody coded a
 * second time, or somebody did, and it was too few texts or they were too much alike for it.
 */
export type CodingTold =
  | { readonly texts: number; readonly kappa: number }
  | { readonly untold: 'nobody' | 'few-or-alike' };

/** `pairs` are the codes of each text that two people coded. */
export function tellCoding(pairs: readonly (readonly [first: string, second: string])[]): CodingTold {
  if (pairs.length === 0) return { untold: 'nobody' };
  const texts = protectNumber(pairs.length);
  const kappa = cohensKappa(pairs);
  return texts === null || kappa === null
    ? { untold: 'few-or-alike' }
    : { texts, kappa: Math.round(kappa * 100) / 100 };
}

/** In which words it is said that no κ is told. An older release has null for both reasons: then nothing is said of nobody. */
export function wordsOfUntold(coding: Extract<CodingTold, { untold: string }> | null) {
  return coding?.untold === 'nobody' ? 'release.coding.none' : 'release.coding.untold';
}
