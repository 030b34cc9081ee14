import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Connection, type ConnectionOptions, connect } from '../../db/connection.ts';
import { type Row, StoreError } from '../../db/engine.ts';
import { openKeyring } from '../../db/keyring.ts';
import { lockDataFolder } from '../../db/lock.ts';
import { BackupRefusal, readManifest } from '../backup/manifest.ts';
import { holdsData, restoreBackup } from '../backup/restore.ts';
import { backupNamed } from '../backup/which-backup.ts';
import type { Env } from '../env.ts';
import { refusalOfStore } from '../house/refusal-of-store.ts';
import { placesOf } from '../places.ts';
import { answerBoth, type CommandAnswer, failed, parseOptions } from './options.ts';
import { restoredLines } from './restored-lines.ts';

/**
 * `due-weight restore DIR` while nothing runs: holds the data folder itself and serves nothing before all of it is true. A drill holds nothing, is also
 * made beside a server that runs.
 */
export async function restoreAlone(env: Env, words: readonly string[]): Promise<CommandAnswer> {
  const options = parseOptions(words);
  const [from] = options.free;
  const drill = options.switches.has('drill');
  if (from === undefined) return failed('Say which backup: due-weight restore DIR.');
  if (env.LIBSQL_URL !== undefined)
    return failed('The data lies on a libSQL server: restore it there. This program restores files only.');
  try {
    const places = placesOf(env);
    const nowMs = Date.now();
    // What is wrong with the folder, or with the keys for it, is told before anybody is asked to throw data away, and before anything is made.
    const named = backupNamed(from, nowMs);
    readManifest(named);
    const keyring = openKeyring({
      path: env.KEYRING,
      dataDir: env.DATA_DIR,
      create: false,
      master: places.master,
      backupDirs: [places.backupDir, places.keyBackupDir].filter((each) => each !== undefined),
    });
    readManifest(named, keyring.signing.publicKey);
    const lock = drill ? undefined : lockDataFolder(env.DATA_DIR);
    let running: Connection | undefined;
    try {
      if (!drill && holdsData(env.DATA_DIR) && !options.switches.has('replace'))
        return failed(`${env.DATA_DIR} holds data. Add --replace to throw it away for the backup.`);
      const drop = options.switches.has('drop');
      const { dataDir, backupDir } = places;
      const parts = { from: named, dataDir, keyring, nowMs, drill, drop };
      const live = { id: 'control', file: join(dataDir, 'control.db'), key: keyring.control };
      if (drill && existsSync(live.file)) running = readable(live);
      const restored = await restoreBackup({
        ...parts,
        ...(backupDir === undefined ? {} : { backupDir }),
        ...(running === undefined ? {} : { running: readerOf(running) }),
      });
      return answerBoth(options, restored, restoredLines(restored));
    } finally {
      running?.close();
      lock?.release();
    }
  } catch (error) {
    // Whoever has it for a moment, as a doctor by the clock, is waited for as by every command.
    if (error instanceof StoreError && error.code === 'data-folder-in-use') throw refusalOfStore(error);
    if (error instanceof StoreError || error instanceof BackupRefusal) return failed(error.message);
    throw error;
  }
}

/** What is wrong with a folder that was named to `restore`; undefined for a backup. A server that runs refuses a restore, and cannot say so. */
export function whatIsNoBackup(words: readonly string[]): CommandAnswer | undefined {
  const [from = ''] = parseOptions(words).free;
  try {
    readManifest(backupNamed(from, Date.now()));
    return undefined;
  } catch (error) {
    if (error instanceof BackupRefusal) return failed(error.message);
    throw error;
  }
}

/** One that cannot be read is said to be so by who reads its lists. */
function readable(database: ConnectionOptions): Connection | undefined {
  try {
    return connect(database);
  } catch {
    return undefined;
  }
}

/** Reads of a database that a server may have open, and writes nothing. */
function readerOf(connection: Connection) {
  return {
    query: async (sql: string, args: readonly unknown[]) =>
      connection
        .prepare(sql)
        .raw()
        .all([...args]) as Row[],
  };
}
