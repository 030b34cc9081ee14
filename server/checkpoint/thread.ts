import type { Worker } from 'node:worker_threads';
import type { CheckpointAside, CopyAside, LookAside } from '../../db/checkpoints.ts';
import { startWorker } from '../threads/start-worker.ts';
import type { CheckpointAnswered, CheckpointAsked } from './worker.ts';

export type CheckpointThread = {
  readonly move: CheckpointAside;
  /** Whether it wrote the whole copy; where it did not, whoever has the database does. */
  readonly copy: CopyAside;
  readonly look: LookAside;
  readonly close: () => Promise<void>;
};

/**
 * One thread, begun when it is first asked, in which the logs of databases go into their files, one after the other (decision 87).
 * Answers when it let go of the database, also when it could not do it, died or did not begin: then whoever has the database does it.
 */
export function createCheckpointThread(workerFile: string | URL): CheckpointThread {
  const openTurns = new Map<number, (could: boolean) => void>();
  let worker: Worker | undefined;
  let turns = 0;

  function ended(of: Worker): void {
    if (worker !== of) return;
    worker = undefined;
    for (const answer of openTurns.values()) answer(false);
    openTurns.clear();
  }

  function begin(): Worker {
    const made = startWorker(workerFile, {
      workerData: null,
      resourceLimits: { maxOldGenerationSizeMb: 32 },
    });
    made.unref();
    made.on('message', ({ turn, could }: CheckpointAnswered) => {
      openTurns.get(turn)?.(could);
      openTurns.delete(turn);
    });
    made.on('error', () => ended(made));
    made.on('exit', () => ended(made));
    return made;
  }

  const ask = (asked: Omit<CheckpointAsked, 'turn'>) =>
    new Promise<boolean>((answer) => {
      turns += 1;
      try {
        worker ??= begin();
        openTurns.set(turns, answer);
        worker.postMessage({ ...asked, turn: turns } satisfies CheckpointAsked);
      } catch {
        // No thread can be had.
        openTurns.delete(turns);
        answer(false);
      }
    });

  return {
    async move(database) {
      await ask(database);
    },
    copy: (database, copyTo) => ask({ ...database, copyTo }),
    look: (database) => ask({ ...database, look: true }),
    async close() {
      await worker?.terminate();
    },
  };
}
