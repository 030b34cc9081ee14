import { parentPort } from 'node:worker_threads';
import { type ConnectionOptions, connect } from './connection.ts';

/** Asked of the thread: move the log of this database. `turn` comes back with the answer. */
export type CheckpointAsked = ConnectionOptions & { readonly turn: number };
export type CheckpointDone = { readonly turn: number; readonly failed: boolean };

parentPort?.on('message', ({ turn, ...database }: CheckpointAsked) => {
  let failed = false;
  try {
    // For the one time: nothing of a database stays open here that is closed or destroyed meanwhile.
    const connection = connect(database);
    try {
      connection.exec('pragma wal_checkpoint(passive)');
    } finally {
      connection.close();
    }
  } catch {
    // Whoever has the database finds what is wrong with it; this one only saves it time.
    failed = true;
  }
  parentPort?.postMessage({ turn, failed } satisfies CheckpointDone);
});
