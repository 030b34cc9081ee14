import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Libsql from 'libsql';
import { StoreError } from './engine.ts';

export type Lock = { release(): void };

/**
 * Admits one process to a data folder. The lock is one of the operating system on a tiny database file: it falls with the
 * process, so a kill leaves nothing stale. Refusals: `data-folder-in-use`, `data-folder-unwritable`.
 */
export function lockDataFolder(dataDir: string): Lock {
  try {
    makeFolder(dataDir);
    accessSync(dataDir, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new StoreError('data-folder-unwritable', `The data folder ${dataDir} cannot be written.`, error);
  }
  try {
    return holdFile(join(dataDir, 'lock'), 0);
  } catch (error) {
    if ((error as { code?: string }).code === 'SQLITE_BUSY') {
      throw new StoreError('data-folder-in-use', `Another process uses the data folder ${dataDir}.`, error);
    }
    const what = isDenied(error) ? 'Its file "lock" is not for this user to write.' : '';
    const sentence = `The data folder ${dataDir} cannot be written. ${what}`.trimEnd();
    throw new StoreError('data-folder-unwritable', sentence, error);
  }
}

function isDenied(error: unknown): boolean {
  return (error as { code?: string }).code === 'EACCES';
}

const lookAgainMs = 50;

/**
 * The same for a process that can wait: a command has the folder for a moment. `say` is told once that it waits. Between two looks other
 * things happen in this process, so that it can be told to stop.
 */
export async function lockWhenFree(
  dataDir: string,
  waits: { readonly upToMs: number; readonly say: (sentence: string) => void } = { upToMs: 0, say() {} },
): Promise<Lock> {
  const until = performance.now() + waits.upToMs;
  for (let said = false; ; said = true) {
    try {
      return lockDataFolder(dataDir);
    } catch (error) {
      const inUse = error instanceof StoreError && error.code === 'data-folder-in-use';
      if (!inUse || performance.now() >= until) throw error;
      if (!said) waits.say(`Waiting: another process uses the data folder ${dataDir}.`);
      await pause(lookAgainMs);
    }
  }
}

/** Step by step: `recursive` never comes back where the system refuses folders as "not found" (/proc). */
export function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  const parent = dirname(folder);
  if (parent !== folder) makeFolder(parent);
  mkdirSync(folder, { mode: 0o700 });
}

/** Holds a file for this process alone, waiting up to `waitMs`; throws SQLITE_BUSY when another one has it, and EACCES where this user may not write it. */
export function holdFile(file: string, waitMs: number): Lock {
  // A file that may only be read is opened all the same, and then the system locks nothing: two would hold it at once.
  if (existsSync(file)) accessSync(file, constants.R_OK | constants.W_OK);
  const connection = new Libsql(file, { timeout: waitMs });
  try {
    connection.exec('begin exclusive');
  } catch (error) {
    connection.close();
    throw error;
  }
  let held = true;
  return {
    release() {
      if (!held) return;
      held = false;
      connection.exec('rollback');
      connection.close();
    },
  };
}
