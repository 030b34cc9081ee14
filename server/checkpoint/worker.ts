import { parentPort } from 'node:worker_threads';
import { type ConnectionOptions, connect } from '../../db/connection.ts';
import { isDamaged } from '../../db/damage.ts';
import { giveWay } from '../threads/give-way.ts';

/** Asked of the thread: move the log of this database; with `copyTo`, write all of it into that new file; with `look`, whether it is whole. */
export type CheckpointAsked = ConnectionOptions & {
  readonly turn: number;
  readonly copyTo?: string;
  readonly look?: true;
};

/** What it answers, whether or not it could. */
export type CheckpointAnswered = { readonly turn: number; readonly could: boolean };

/**
 * What is written while one pass runs waits for the next, which is shorter for it: after these hardly anything is left for the process, where
 * everybody would wait.
 */
const passes = 3;

giveWay();
parentPort?.on('message', ({ turn, copyTo, look, ...database }: CheckpointAsked) => {
  let could = false;
  try {
    could = look ? !isDamaged(database, 'texts', true) : through(database, copyTo);
  } catch {
    // Whoever has the database finds what is wrong with it; this one only saves it time.
  }
  parentPort?.postMessage({ turn, could } satisfies CheckpointAnswered);
});

/** For the one time: nothing of a database stays open here that is closed or destroyed meanwhile. */
function through(database: ConnectionOptions, copyTo: string | undefined): true {
  const connection = connect(database);
  try {
    if (copyTo !== undefined) connection.prepare('vacuum into ?').run([copyTo]);
    else for (let pass = 0; pass < passes; pass += 1) connection.exec('pragma wal_checkpoint(passive)');
    return true;
  } finally {
    connection.close();
  }
}
