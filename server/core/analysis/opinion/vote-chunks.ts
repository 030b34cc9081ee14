import type { VoteCollector } from './vote-matrix.ts';

/**
 * Rows of some participants, packed so that they go to a thread cheaply: `counts` says how many of `columns` (places in the list of
 * statements) and `votes` belong to each name, one after the other. A participant is whole in one chunk.
 */
export type VoteChunk = {
  readonly names: readonly string[];
  readonly counts: Uint16Array;
  readonly columns: Uint16Array;
  readonly votes: Int8Array;
};

/** Hands the rows of a chunk to the collector. */
export function addChunk(collector: VoteCollector, { names, counts, columns, votes }: VoteChunk): void {
  let from = 0;
  for (const [at, name] of names.entries()) {
    const count = counts[at] as number;
    collector.add(name, columns.subarray(from, from + count), votes.subarray(from, from + count), count);
    from += count;
  }
}
