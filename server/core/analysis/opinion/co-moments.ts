import type { VoteMatrix } from './vote-matrix.ts';

/**
 * What every two statements have in common, as whole numbers, of those who answered both: how many they are, the sum of their
 * votes on the one, on the other, and of the products. Two of the four share a number, so that a pair is two additions in one
 * place of memory. Whole numbers add up to the same in any order, and rows can be taken out again exactly.
 */
export type CoMoments = { readonly size: number; readonly sums: Float64Array };

/** Above the number of rows times two; two of them in one number stay exact below 2^53. */
const half = 2 ** 26;

/** Rows beyond this would run into each other in the packed sums. */
export const mostParticipants = 2 ** 24;

/** Nothing counted yet. */
export function noCoMoments(size: number): CoMoments {
  return { size, sums: new Float64Array(size * (size + 1)) };
}

/**
 * Adds the given rows to `into`, or takes them out where `sign` is -1. Votes on statements in `out` (1 is out) are left out. Σ n²/2
 * additions for rows of n votes.
 */
export function addCoMoments(
  into: CoMoments,
  matrix: VoteMatrix,
  of: { readonly rows: Uint32Array; readonly out: Uint8Array; readonly sign: 1 | -1 },
): void {
  const { size, sums } = into;
  const { starts, columns, votes } = matrix;
  const { out, sign } = of;
  const places = new Int32Array(size);
  const plain = new Float64Array(size);
  const shifted = new Float64Array(size);
  for (const row of of.rows) {
    let count = 0;
    for (let at = starts[row] as number; at < (starts[row + 1] as number); at += 1) {
      const column = columns[at] as number;
      if (out[column] === 1) continue;
      places[count] = column * 2;
      plain[count] = votes[at] as number;
      shifted[count] = (votes[at] as number) * half * sign;
      count += 1;
    }
    for (let first = 0; first < count; first += 1) {
      const column = (places[first] as number) / 2;
      // The upper triangle row by row; less twice the column, so that the places below can be added as they are.
      const base = column * (2 * size - column + 1) - 2 * column;
      const vote = plain[first] as number;
      const own = vote * sign;
      for (let second = first; second < count; second += 1) {
        const place = base + (places[second] as number);
        const other = shifted[second] as number;
        sums[place] = (sums[place] as number) + (sign + vote * other);
        sums[place + 1] = (sums[place + 1] as number) + (own + other);
      }
    }
  }
}

/** Mean vote on each statement of those who answered it; 0 where nobody did. */
export function meansOf({ size, sums }: CoMoments): Float64Array {
  const means = new Float64Array(size);
  for (let column = 0; column < size; column += 1) {
    const place = column * (2 * size - column + 1);
    const [seen] = unpack(sums[place] as number);
    const [sum] = unpack(sums[place + 1] as number);
    means[column] = seen === 0 ? 0 : sum / seen;
  }
  return means;
}

/**
 * XᵀX of the votes with the mean in place of what was not seen, less the mean: the matrix whose first directions are the
 * components. What was not seen is 0 there, so that only pairs that were answered count. Full and symmetric, row by row.
 */
export function crossProducts({ size, sums }: CoMoments, means: Float64Array): Float64Array {
  const products = new Float64Array(size * size);
  for (let first = 0; first < size; first += 1) {
    const base = first * (2 * size - first + 1) - 2 * first;
    const meanFirst = means[first] as number;
    for (let second = first; second < size; second += 1) {
      const packed = sums[base + 2 * second] as number;
      if (packed === 0) continue;
      const both = Math.round(packed / half);
      const seen = packed - both * half;
      const other = sums[base + 2 * second + 1] as number;
      const sumSecond = Math.round(other / half);
      const sumFirst = other - sumSecond * half;
      const meanSecond = means[second] as number;
      const product = both - meanSecond * sumFirst - meanFirst * sumSecond + seen * meanFirst * meanSecond;
      products[first * size + second] = product;
      products[second * size + first] = product;
    }
  }
  return products;
}

function unpack(packed: number): readonly [low: number, high: number] {
  const high = Math.round(packed / half);
  return [packed - high * half, high];
}
