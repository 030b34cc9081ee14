import { parentPort } from 'node:worker_threads';
import { type ConnectionOptions, connect } from './connection.ts';

/** Asked of the thread: move the log of this database. It answers with `turn` alone, whether or not it could. */
export type CheckpointAsked = ConnectionOptions & { readonly turn: number };

parentPort?.on('message', ({ turn, ...database }: CheckpointAsked) => {
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
  }
  parentPort?.postMessage(turn);
});
