import { dirname, join } from 'node:path';
import { BackupRefusal, backupsAhead, backupsIn, newestBackup, readManifest } from './manifest.ts';

/**
 * The backup that was named, or the newest of a folder of backups. One that a clock named which ran ahead is taken where it is named itself: it
 * was made before those that came after it. Throws BackupRefusal.
 */
export function backupNamed(folder: string, nowMs: number): string {
  const newest = newestBackup(folder, nowMs);
  if (newest !== undefined) return join(folder, newest);
  if (backupsIn(folder).length > 0)
    throw new BackupRefusal(
      `Every backup in ${folder} has a name from later than now. Put the clock right, or name one of them.`,
    );
  return folder;
}

/**
 * The backups beside the one that is put back which know best what was promised since: the newest, and the newest of those from later than
 * now. What was changed or is of another keyring is passed over, and named: it keeps no other from being put back.
 */
export function listsBeside(
  from: string,
  of: { readonly nowMs: number; readonly publicKey: string },
): {
  readonly lists: readonly string[];
  readonly passedOver: readonly string[];
  readonly ahead: readonly string[];
} {
  const beside = dirname(from);
  const ahead = backupsAhead(beside, of.nowMs);
  const inTime = backupsIn(beside).filter((name) => !ahead.includes(name));
  const lists: string[] = [];
  const passedOver: string[] = [];
  for (const names of [inTime, ahead])
    for (const folder of names.map((name) => join(beside, name))) {
      if (folder === from || isOurs(folder, of.publicKey)) {
        if (folder !== from) lists.push(folder);
        break;
      }
      passedOver.push(folder);
    }
  return {
    lists,
    passedOver,
    ahead: ahead.map((name) => join(beside, name)).filter((each) => each !== from),
  };
}

function isOurs(folder: string, publicKey: string): boolean {
  try {
    readManifest(folder, publicKey);
    return true;
  } catch {
    return false;
  }
}
