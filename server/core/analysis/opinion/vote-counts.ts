import type { VoteMatrix } from './vote-matrix.ts';

/** By statement: how many agreed, disagreed, and answered at all, passes included. */
export type VoteCounts = {
  readonly agreed: Uint32Array;
  readonly disagreed: Uint32Array;
  readonly seen: Uint32Array;
};

/**
 * Votes of each of `k` groups. `labels` has the group of each row; a row of a label of `k` or more is in none. Counted as they were
 * cast, also on statements that were taken out.
 */
export function countsByGroup(matrix: VoteMatrix, labels: Uint32Array, k: number): readonly VoteCounts[] {
  const size = matrix.statements.length;
  const groups = Array.from({ length: k }, () => ({
    agreed: new Uint32Array(size),
    disagreed: new Uint32Array(size),
    seen: new Uint32Array(size),
  }));
  for (const [row, label] of labels.entries()) {
    const group = groups[label];
    if (group === undefined) continue;
    for (let at = matrix.starts[row] as number; at < (matrix.starts[row + 1] as number); at += 1) {
      const column = matrix.columns[at] as number;
      const vote = matrix.votes[at] as number;
      group.seen[column] = (group.seen[column] as number) + 1;
      if (vote > 0) group.agreed[column] = (group.agreed[column] as number) + 1;
      if (vote < 0) group.disagreed[column] = (group.disagreed[column] as number) + 1;
    }
  }
  return groups;
}
