import { fixedChance } from '../fixed-chance.ts';
import { type TextMatrix, timesTerms, timesTexts } from './matrix.ts';

/**
 * Groups of texts that are near each other in the directions in which texts differ most (latent semantic analysis: Deerwester et al.,
 * 1990; by subspace iteration, Halko, Martinsson and Tropp, 2011) and then by k-means on directions, begun as k-means++ does.
 */
export function nearestGroups(
  matrix: TextMatrix,
  { groups, seed, rounds = 25 }: { groups: number; seed: number; rounds?: number },
): Int32Array {
  const random = fixedChance(seed);
  const width = Math.max(2, Math.min(100, matrix.terms.length, matrix.texts));
  let basis = Float64Array.from({ length: matrix.terms.length * width }, () => random() - 0.5);
  for (let round = 0; round < 4; round += 1) {
    basis = timesTexts(matrix, timesTerms(matrix, basis, width), width) as Float64Array<ArrayBuffer>;
    straighten(basis, width);
  }
  // Turned by what angle is all the same to distances, so the axes themselves are never needed.
  const places = timesTerms(matrix, basis, width);
  unitRows(places, width);
  return directions(places, { width, groups, rounds, random });
}

/** Gram-Schmidt, column by column: perpendicular, of length 1. */
function straighten(basis: Float64Array, width: number): void {
  for (let column = 0; column < width; column += 1) {
    for (let before = 0; before < column; before += 1) {
      let dot = 0;
      for (let row = 0; row < basis.length; row += width)
        dot += (basis[row + column] as number) * (basis[row + before] as number);
      for (let row = 0; row < basis.length; row += width)
        basis[row + column] = (basis[row + column] as number) - dot * (basis[row + before] as number);
    }
    let square = 0;
    for (let row = 0; row < basis.length; row += width) square += (basis[row + column] as number) ** 2;
    const by = square > 1e-20 ? 1 / Math.sqrt(square) : 0;
    for (let row = 0; row < basis.length; row += width)
      basis[row + column] = (basis[row + column] as number) * by;
  }
}

function unitRows(rows: Float64Array, width: number): void {
  for (let row = 0; row < rows.length; row += width) {
    let square = 0;
    for (let at = row; at < row + width; at += 1) square += (rows[at] as number) ** 2;
    if (square === 0) continue;
    const by = 1 / Math.sqrt(square);
    for (let at = row; at < row + width; at += 1) rows[at] = (rows[at] as number) * by;
  }
}

function directions(
  places: Float64Array,
  of: { width: number; groups: number; rounds: number; random: () => number },
): Int32Array {
  const { width, groups, rounds } = of;
  const count = places.length / width;
  const centres = begin(places, of);
  const label = new Int32Array(count);
  for (let round = 0; round < rounds; round += 1) {
    let moved = 0;
    for (let text = 0; text < count; text += 1) {
      let best = 0;
      let most = -2;
      for (let group = 0; group < groups; group += 1) {
        const near = dotOf(places, text * width, { other: centres, from: group * width, width });
        if (near > most) {
          most = near;
          best = group;
        }
      }
      if (label[text] !== best) moved += 1;
      label[text] = best;
    }
    if (moved === 0 && round > 0) break;
    centres.fill(0);
    for (let text = 0; text < count; text += 1) {
      const to = (label[text] as number) * width;
      for (let at = 0; at < width; at += 1)
        centres[to + at] = (centres[to + at] as number) + (places[text * width + at] as number);
    }
    unitRows(centres, width);
  }
  return label;
}

/** A first centre by chance, each further one the likelier the farther from all before it. */
function begin(
  places: Float64Array,
  { width, groups, random }: { width: number; groups: number; random: () => number },
): Float64Array {
  const count = places.length / width;
  const centres = new Float64Array(groups * width);
  const far = new Float64Array(count).fill(2);
  let chosen = Math.floor(random() * count);
  for (let group = 0; group < groups; group += 1) {
    centres.set(places.subarray(chosen * width, (chosen + 1) * width), group * width);
    let sum = 0;
    for (let text = 0; text < count; text += 1) {
      const near = dotOf(places, text * width, { other: centres, from: group * width, width });
      far[text] = Math.max(0, Math.min(far[text] as number, 1 - near));
      sum += far[text] as number;
    }
    let left = random() * sum;
    for (chosen = 0; chosen < count - 1; chosen += 1) {
      left -= far[chosen] as number;
      if (left <= 0) break;
    }
  }
  return centres;
}

function dotOf(
  rows: Float64Array,
  row: number,
  { other, from, width }: { other: Float64Array; from: number; width: number },
): number {
  let dot = 0;
  for (let at = 0; at < width; at += 1) dot += (rows[row + at] as number) * (other[from + at] as number);
  return dot;
}
