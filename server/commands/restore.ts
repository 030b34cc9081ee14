import { StoreError } from '../../db/engine.ts';
import { openKeyring } from '../../db/keyring.ts';
import { lockDataFolder } from '../../db/lock.ts';
import { BackupRefusal } from '../backup/manifest.ts';
import { holdsData, restoreBackup } from '../backup/restore.ts';
import type { Env } from '../env.ts';
import { placesOf } from '../places.ts';
import { answerBoth, type CommandAnswer, failed, parseOptions } from './options.ts';
import { restoredLines } from './restored-lines.ts';

/** `due-weight restore DIR` while nothing runs: holds the data folder itself and serves nothing before all of it is true. */
export async function restoreAlone(env: Env, words: readonly string[]): Promise<CommandAnswer> {
  const options = parseOptions(words);
  const [from] = options.free;
  const drill = options.switches.has('drill');
  if (from === undefined) return failed('Say which backup: due-weight restore DIR.');
  if (env.LIBSQL_URL !== undefined)
    return failed('The data lies on a libSQL server: restore it there. This program restores files only.');
  try {
    const places = placesOf(env);
    const lock = lockDataFolder(env.DATA_DIR);
    try {
      if (!drill && holdsData(env.DATA_DIR) && !options.switches.has('replace'))
        return failed(`${env.DATA_DIR} holds data. Add --replace to throw it away for the backup.`);
      const keyring = openKeyring({
        path: env.KEYRING,
        dataDir: env.DATA_DIR,
        create: false,
        master: places.master,
        backupDirs: [places.backupDir, places.keyBackupDir].filter((each) => each !== undefined),
      });
      const drop = options.switches.has('drop');
      const { dataDir, backupDir } = places;
      const parts = { from, dataDir, keyring, nowMs: Date.now(), drill, drop };
      const restored = await restoreBackup({ ...parts, ...(backupDir === undefined ? {} : { backupDir }) });
      return answerBoth(options, restored, restoredLines(restored));
    } finally {
      lock.release();
    }
  } catch (error) {
    if (error instanceof StoreError || error instanceof BackupRefusal) return failed(error.message);
    throw error;
  }
}
