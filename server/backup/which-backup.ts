import { dirname, join } from 'node:path';
import { realPath } from '../../db/places.ts';
import { BackupRefusal, backupsAhead, backupsIn, newestBackup, signedManifest } from './manifest.ts';

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
 * The backups beside the one that is put back, and in the folder where they are made, which know best what was promised since: of each folder the
 * newest, and the newest of those from later than now. What was changed or is of another keyring is passed over, and named: it keeps no other from being put back.
 */
export function listsBeside(
  from: string,
  of: { readonly nowMs: number; readonly publicKey: string; readonly backupDir?: string },
): {
  readonly lists: readonly string[];
  readonly passedOver: readonly string[];
  readonly ahead: readonly string[];
} {
  const own = realPath(from);
  const made = realPath(of.backupDir ?? dirname(own));
  const folders = made === dirname(own) ? [made] : [dirname(own), made];
  const lists: string[] = [];
  const passedOver: string[] = [];
  const ahead: string[] = [];
  for (const beside of folders) {
    const later = backupsAhead(beside, of.nowMs);
    const inTime = backupsIn(beside).filter((name) => !later.includes(name));
    ahead.push(...later.map((name) => join(beside, name)).filter((each) => each !== own));
    for (const names of [inTime, later])
      for (const folder of names.map((name) => join(beside, name))) {
        if (folder === own || signedManifest(folder, of.publicKey)) {
          if (folder !== own) lists.push(folder);
          break;
        }
        passedOver.push(folder);
      }
  }
  return { lists, passedOver, ahead };
}
