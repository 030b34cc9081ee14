import { addCoMoments, type CoMoments, crossProducts, meansOf, noCoMoments } from './co-moments.ts';
import { leadingVectors } from './leading-vectors.ts';
import type { Plane } from './projection.ts';
import type { VoteMatrix } from './vote-matrix.ts';

/** Statements taken out (1 is out): everybody counts as having passed on them. */
export type Out = Uint8Array;

/** What all rows have in common, to be counted once and taken from for parts of them. */
export function countAll(matrix: VoteMatrix, out: Out): CoMoments {
  const all = noCoMoments(matrix.statements.length);
  addCoMoments(all, matrix, { rows: rowsWithVotes(matrix), out, sign: 1 });
  return all;
}

/** The same without the given rows. */
export function countWithout(
  all: CoMoments,
  matrix: VoteMatrix,
  of: { readonly rows: Uint32Array; readonly out: Out },
): CoMoments {
  const rest = { size: all.size, sums: all.sums.slice() };
  addCoMoments(rest, matrix, { ...of, sign: -1 });
  return rest;
}

/** The first two principal components of votes with the mean in place of what was not seen, and the means. */
export function planeOf(coMoments: CoMoments): Plane {
  const means = meansOf(coMoments);
  const values = crossProducts(coMoments, means);
  return { means, components: leadingVectors({ size: coMoments.size, values }, 2) };
}

/** The rows of those who voted on anything, by their place in the matrix: who only came has no opinion to compare. */
export function rowsWithVotes(matrix: VoteMatrix): Uint32Array {
  const { starts } = matrix;
  const rows = new Uint32Array(starts.length - 1).map((_, row) => row);
  return rows.filter((row) => (starts[row + 1] as number) > (starts[row] as number));
}
