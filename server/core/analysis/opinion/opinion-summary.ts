import type { OpinionGroups } from './opinion-groups.ts';
import type { Stability } from './stability.ts';
import type { VoteChunk } from './vote-chunks.ts';
import type { VoteCounts } from './vote-counts.ts';
import type { VoteMatrix } from './vote-matrix.ts';

/** What groups are found of. */
export type OpinionInput = {
  readonly statements: readonly string[];
  readonly takenOut: readonly string[];
  /** Each participant whole in one of them, in any order. */
  readonly chunks: AsyncIterable<VoteChunk> | Iterable<VoteChunk>;
  /** False leaves the stability gate out. */
  readonly gate: boolean;
};

/** What is known of groups without anybody in them: no label, no place, no name. Nothing of it is protected yet. */
export type OpinionSummary = {
  readonly k: number;
  readonly sizes: readonly number[];
  readonly statements: readonly string[];
  /** By group, by statement in that order. */
  readonly counts: readonly VoteCounts[];
  readonly groupInformed: readonly { readonly agree: number; readonly disagree: number }[];
  readonly stability: Stability | null;
};

/** Leaves out who is in which group. */
export function summaryOf({ statements }: VoteMatrix, found: OpinionGroups): OpinionSummary {
  return {
    k: found.k,
    sizes: found.sizes,
    statements,
    counts: found.counts,
    groupInformed: found.groupInformed,
    stability: found.stability,
  };
}
