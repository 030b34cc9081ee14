import type { OpinionInput, OpinionSummary } from '../core/analysis/opinion/opinion-summary.ts';
import type { VoteChunk } from '../core/analysis/opinion/vote-chunks.ts';
import { startWorker } from '../threads/start-worker.ts';

export type OpinionMessage =
  | { readonly kind: 'begin'; readonly statements: readonly string[] }
  | { readonly kind: 'votes'; readonly chunk: VoteChunk }
  | { readonly kind: 'find'; readonly takenOut: readonly string[]; readonly gate: boolean };

/**
 * Finds opinion groups in a thread of its own, which is gone afterwards and with it who stood where: seconds of arithmetic would hold up
 * every room. Votes go over in pieces and are not kept here. Rejects when the thread dies.
 */
export async function findInThread(workerFile: string | URL, input: OpinionInput): Promise<OpinionSummary> {
  const worker = startWorker(workerFile, { resourceLimits: { maxOldGenerationSizeMb: 1_024 } });
  const answer = new Promise<OpinionSummary>((found, failed) => {
    worker.once('message', found);
    worker.once('error', failed);
    worker.once('exit', () => failed(new Error('The thread that finds opinion groups ended early.')));
  });
  // Awaited below; a thread that dies while votes are still read must not be an unhandled rejection.
  answer.catch(() => undefined);
  const send = (message: OpinionMessage, move: ArrayBuffer[] = []) => worker.postMessage(message, move);
  try {
    send({ kind: 'begin', statements: input.statements });
    for await (const chunk of input.chunks) {
      send({ kind: 'votes', chunk }, buffersOf(chunk));
      await otherWork();
    }
    send({ kind: 'find', takenOut: input.takenOut, gate: input.gate });
    return await answer;
  } finally {
    await worker.terminate();
  }
}

/** Votes that are read without waiting would otherwise all go over in one turn. */
function otherWork(): Promise<void> {
  return new Promise((turn) => setImmediate(turn));
}

function buffersOf({ counts, columns, votes }: VoteChunk): ArrayBuffer[] {
  return [counts, columns, votes].map((array) => array.buffer as ArrayBuffer);
}
