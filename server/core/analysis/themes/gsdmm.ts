import { fixedChance } from '../fixed-chance.ts';
import type { TextMatrix } from './matrix.ts';

/**
 * Short texts into at most `groups` groups: collapsed Gibbs sampling for the Dirichlet multinomial mixture (Yin and Wang, "A Dirichlet
 * Multinomial Mixture Model-based Approach for Short Text Clustering", 2014, equation 4), each text of one group. α = β = 0.1; the last
 * sweep takes the likeliest group instead of drawing. Answers a group number for each text.
 */
export function mixtureGroups(
  matrix: TextMatrix,
  { groups, seed, sweeps = 20 }: { groups: number; seed: number; sweeps?: number },
): Int32Array {
  const [alpha, beta] = [0.1, 0.1];
  const random = fixedChance(seed);
  const allBeta = matrix.terms.length * beta;
  const label = new Int32Array(matrix.texts);
  const texts = new Float64Array(groups);
  const words = new Float64Array(groups);
  const ofTerm = new Float64Array(matrix.terms.length * groups);
  const score = new Float64Array(groups);

  const put = (text: number, by: 1 | -1): void => {
    const group = label[text] as number;
    texts[group] = (texts[group] as number) + by;
    for (let cell = matrix.start[text] as number; cell < (matrix.start[text + 1] as number); cell += 1) {
      const times = by * (matrix.count[cell] as number);
      const at = (matrix.column[cell] as number) * groups + group;
      ofTerm[at] = (ofTerm[at] as number) + times;
      words[group] = (words[group] as number) + times;
    }
  };

  const weigh = (text: number): void => {
    for (let group = 0; group < groups; group += 1) score[group] = (texts[group] as number) + alpha;
    let word = 0;
    for (let cell = matrix.start[text] as number; cell < (matrix.start[text + 1] as number); cell += 1) {
      const from = (matrix.column[cell] as number) * groups;
      for (let time = 0; time < (matrix.count[cell] as number); time += 1) {
        let most = 0;
        for (let group = 0; group < groups; group += 1) {
          const value =
            ((score[group] as number) * ((ofTerm[from + group] as number) + beta + time)) /
            ((words[group] as number) + allBeta + word);
          score[group] = value;
          if (value > most) most = value;
        }
        // Only ratios count; without this a long text would end at zero everywhere.
        if (most < 1e-100)
          for (let group = 0; group < groups; group += 1) score[group] = (score[group] as number) / most;
        word += 1;
      }
    }
  };

  for (let text = 0; text < matrix.texts; text += 1) {
    label[text] = Math.floor(random() * groups);
    put(text, 1);
  }
  for (let sweep = 0; sweep <= sweeps; sweep += 1)
    for (let text = 0; text < matrix.texts; text += 1) {
      put(text, -1);
      weigh(text);
      label[text] = sweep === sweeps ? likeliest(score) : drawn(score, random());
      put(text, 1);
    }
  return label;
}

function likeliest(score: Float64Array): number {
  let best = 0;
  for (let group = 1; group < score.length; group += 1)
    if ((score[group] as number) > (score[best] as number)) best = group;
  return best;
}

function drawn(score: Float64Array, chance: number): number {
  let sum = 0;
  for (const value of score) sum += value;
  let left = chance * sum;
  for (let group = 0; group < score.length; group += 1) {
    left -= score[group] as number;
    if (left <= 0) return group;
  }
  return likeliest(score);
}
