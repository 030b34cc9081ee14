import { protectNumber } from '../disclosure/small-numbers.ts';
import { type CodedTwice, cohensKappa } from './kappa.ts';

/** How much of the texts a second person is asked to code: a tenth, and not so few that nothing could be said, nor more than a day's work. */
export const sampleSize = { share: 0.1, least: 30, most: 200 } as const;

/**
 * The texts a second person codes without knowing the first one's codes. Which ones hangs on the far end of their random ids, so that it
 * is chance, stays the same, and is not the order in which they are read.
 */
export function sampleOf(ids: readonly string[]): readonly string[] {
  const { share, least, most } = sampleSize;
  const size = Math.min(most, Math.max(least, Math.ceil(ids.length * share)));
  const sample: string[] = [];
  // The first ones alone are kept in order: to turn round and sort the ids of 270,000 texts would hold everybody up for seconds.
  for (const id of ids) {
    if (sample.length === size && !endsBefore(id, sample[size - 1] ?? '')) continue;
    let [from, to] = [0, sample.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if (endsBefore(id, sample[middle] ?? '')) to = middle;
      else from = middle + 1;
    }
    sample.splice(from, 0, id);
    if (sample.length > size) sample.pop();
  }
  return sample;
}

/** Compared from the last character to the first. */
function endsBefore(a: string, b: string): boolean {
  for (let end = 1; end <= a.length && end <= b.length; end += 1) {
    const [one, other] = [a.charCodeAt(a.length - end), b.charCodeAt(b.length - end)];
    if (one !== other) return one < other;
  }
  return a.length < b.length;
}

/**
 * What a release says of coding: how many texts two people coded, protected, and Cohen's κ to two digits. Where no κ is told: nobody coded a
 * second time, or somebody did, and it was too few texts or they were too much alike for it.
 */
export type CodingTold =
  | { readonly texts: number; readonly kappa: number }
  | { readonly untold: 'nobody' | 'few-or-alike' };

/** `questions`: for each of them the codes of each of its texts that two people coded. */
export function tellCoding(questions: readonly (readonly CodedTwice[])[]): CodingTold {
  const all = questions.flat().length;
  if (all === 0) return { untold: 'nobody' };
  const texts = protectNumber(all);
  const kappa = cohensKappa(questions);
  if (texts === null || kappa === null) return { untold: 'few-or-alike' };
  // A κ just under zero rounds to −0: forms would say "-0.00", and JSON 0, from which they could not be drawn again.
  return { texts, kappa: Math.round(kappa * 100) / 100 + 0 };
}

/** In which words it is said that no κ is told. An older release has null for both reasons: then nothing is said of nobody. */
export function wordsOfUntold(coding: Extract<CodingTold, { untold: string }> | null) {
  return coding?.untold === 'nobody' ? 'release.coding.none' : 'release.coding.untold';
}
