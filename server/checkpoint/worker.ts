import { parentPort } from 'node:worker_threads';
import { type ConnectionOptions, connect } from '../../db/connection.ts';
import { isDamaged } from '../../db/damage.ts';
import { giveWay } from '../threads/give-way.ts';
import { moveLog } from './move-log.ts';

/** Asked of the thread: move the log of this database; with `copyTo`, write all of it into that new file; with `look`, whether it is whole. */
export type CheckpointAsked = ConnectionOptions & {
  readonly turn: number;
  readonly copyTo?: string;
  readonly look?: true;
};

/** What it answers, whether or not it could. */
export type CheckpointAnswered = { readonly turn: number; readonly could: boolean };

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
    else {
      const pass = connection.prepare('pragma wal_checkpoint(passive)').raw();
      moveLog(() => (pass.get([]) as readonly [busy: number, frames: number, moved: number])[1]);
    }
    return true;
  } finally {
    connection.close();
  }
}
