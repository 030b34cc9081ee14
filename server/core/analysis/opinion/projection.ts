import { type VoteMatrix, votesOf } from './vote-matrix.ts';

/** Points in the plane: x of point i at 2i, y at 2i + 1. In memory only: where one child stands is never kept or told. */
export type Points = Float64Array;

/** Two directions through the statements, and what they are measured from. */
export type Plane = {
  readonly means: Float64Array;
  readonly components: readonly Float64Array[];
};

/**
 * Where rows stand: √(m / max(n, 1)) · Σ over what was seen of (vote − mean) · loading, for m statements of which the row
 * answered n. The root makes up for statements that were not seen. A statement taken out counts as passed by everybody and
 * moves nobody. (Polis, pca.clj, sparsity-aware-project-ptpt.)
 */
export function project(
  matrix: VoteMatrix,
  plane: Plane,
  of: { readonly rows: Uint32Array; readonly out: Uint8Array },
): Points {
  const { starts, columns, votes, statements } = matrix;
  const first = plane.components[0] ?? new Float64Array(statements.length);
  const second = plane.components[1] ?? new Float64Array(statements.length);
  const allOut = of.out.reduce((sum, each) => sum + each, 0);
  const points = new Float64Array(of.rows.length * 2);
  for (const [place, row] of of.rows.entries()) {
    let [x, y, seen] = [0, 0, allOut];
    for (let at = starts[row] as number; at < (starts[row + 1] as number); at += 1) {
      const column = columns[at] as number;
      if (of.out[column] === 1) continue;
      const apart = (votes[at] as number) - (plane.means[column] as number);
      x += apart * (first[column] as number);
      y += apart * (second[column] as number);
      seen += 1;
    }
    const scale = Math.sqrt(statements.length / Math.max(seen, 1));
    points[2 * place] = scale * x;
    points[2 * place + 1] = scale * y;
  }
  return points;
}

const fewestVotes = 7;
const fewestParticipants = 15;

/**
 * The rows that groups are made of: who answered at least seven statements, or all of fewer; where these are under fifteen, also
 * those who answered most of the others. A row without a vote never. In the matrix's own order. (Polis, conversation.clj, in-conv.)
 */
export function rowsWithEnoughVotes(matrix: VoteMatrix, among: Uint32Array): Uint32Array {
  const enough = Math.min(fewestVotes, matrix.statements.length);
  const rows = among.filter((row) => votesOf(matrix, row) >= enough);
  if (rows.length >= fewestParticipants) return rows;
  const more = Array.from(among.filter((row) => votesOf(matrix, row) > 0 && votesOf(matrix, row) < enough));
  more.sort((a, b) => votesOf(matrix, b) - votesOf(matrix, a) || a - b);
  return new Uint32Array([...rows, ...more.slice(0, fewestParticipants - rows.length)]).sort();
}
