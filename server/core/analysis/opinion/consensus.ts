import { type Side, sideOf, significant } from './representativeness.ts';
import type { VoteCounts } from './vote-counts.ts';

export type Agreed = Side & { readonly statement: number; readonly said: number; readonly seen: number };

const mostShown = 5;

/**
 * What most of everybody agree, and disagree, with: share above half and its test passed; at most five each, by share times test.
 * Statements taken out never. (Polis, repness.clj, select-consensus-comments.)
 */
export function majority(
  counts: VoteCounts,
  out: Uint8Array,
): { readonly agree: readonly Agreed[]; readonly disagree: readonly Agreed[] } {
  const most = (of: 'agreed' | 'disagreed') =>
    Array.from(counts[of], (said, statement) => {
      const seen = counts.seen[statement] as number;
      return { statement, said, seen, ...sideOf(said, seen) };
    })
      .filter(({ statement, p, z }) => out[statement] !== 1 && p > 0.5 && z > significant)
      .sort((a, b) => b.p * b.z - a.p * a.z || a.statement - b.statement)
      .slice(0, mostShown);
  return { agree: most('agreed'), disagree: most('disagreed') };
}

/**
 * By statement: Π over groups of (agreed + 1)/(seen + 2), and the same of who disagreed. High only where every group says so, however
 * small it is. 1 where there is no group. (Polis, conversation.clj, group-aware-consensus.)
 */
export function groupInformedConsensus(
  groups: readonly VoteCounts[],
  statements: number,
): readonly { readonly agree: number; readonly disagree: number }[] {
  const share = (said: number, seen: number) => (said + 1) / (seen + 2);
  return Array.from({ length: statements }, (_, statement) => {
    let [agree, disagree] = [1, 1];
    for (const group of groups) {
      const seen = group.seen[statement] as number;
      agree *= share(group.agreed[statement] as number, seen);
      disagree *= share(group.disagreed[statement] as number, seen);
    }
    return { agree, disagree };
  });
}
