import { fixedChance } from '../fixed-chance.ts';
import { type TextMatrix, timesTerms, timesTexts } from './matrix.ts';

/**
 * Groups by non-negative factors: texts × terms ≈ W · H, by hierarchical alternating least squares (Cichocki and Phan, 2009), from a
 * repeatable start. Answers for each text the factor that says most of it.
 */
export function factorGroups(
  matrix: TextMatrix,
  { groups, seed, rounds = 30 }: { groups: number; seed: number; rounds?: number },
): Int32Array {
  const random = fixedChance(seed);
  const ofTexts = Float64Array.from({ length: matrix.texts * groups }, random);
  const ofTerms = Float64Array.from({ length: matrix.terms.length * groups }, random);
  for (let round = 0; round < rounds; round += 1) {
    improve(ofTexts, timesTerms(matrix, ofTerms, groups), { other: ofTerms, groups });
    improve(ofTerms, timesTexts(matrix, ofTexts, groups), { other: ofTexts, groups });
  }
  const lengths = new Float64Array(groups);
  ofTerms.forEach((value, at) => {
    lengths[at % groups] = (lengths[at % groups] as number) + value * value;
  });
  const label = new Int32Array(matrix.texts);
  for (let text = 0; text < matrix.texts; text += 1) {
    let most = -1;
    for (let group = 0; group < groups; group += 1) {
      const value = (ofTexts[text * groups + group] as number) * Math.sqrt(lengths[group] as number);
      if (value > most) {
        most = value;
        label[text] = group;
      }
    }
  }
  return label;
}

/** One round of one side: each column in turn, the others held. `target` is the matrix times the other side. */
function improve(
  side: Float64Array,
  target: Float64Array,
  { other, groups }: { other: Float64Array; groups: number },
): void {
  const gram = gramOf(other, groups);
  for (let row = 0; row < side.length; row += groups)
    for (let group = 0; group < groups; group += 1) {
      const own = gram[group * groups + group] as number;
      if (own < 1e-12) continue;
      let sum = target[row + group] as number;
      for (let at = 0; at < groups; at += 1)
        sum -= (side[row + at] as number) * (gram[group * groups + at] as number);
      const value = (side[row + group] as number) + sum / own;
      // Exactly zero would never move again.
      side[row + group] = Math.max(value, 1e-10);
    }
}

/** The products of the columns with each other. */
function gramOf(side: Float64Array, groups: number): Float64Array {
  const gram = new Float64Array(groups * groups);
  for (let row = 0; row < side.length; row += groups)
    for (let a = 0; a < groups; a += 1) {
      const value = side[row + a] as number;
      if (value <= 1e-10) continue;
      for (let b = 0; b < groups; b += 1)
        gram[a * groups + b] = (gram[a * groups + b] as number) + value * (side[row + b] as number);
    }
  return gram;
}
