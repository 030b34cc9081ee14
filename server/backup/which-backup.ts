import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { realPath } from '../../db/places.ts';
import { letterFile } from '../moving/letter.ts';
import { countKeyCopies } from './keys.ts';
import {
  BackupRefusal,
  backupsAhead,
  backupsIn,
  manifestFile,
  newestBackup,
  signedManifest,
} from './manifest.ts';

/**
 * The backup that was named, or the newest of a folder of backups. One that a clock named which ran ahead is taken where it is named itself: it
 * was made before those that came after it. Throws BackupRefusal, which says what lies there instead.
 */
export function backupNamed(folder: string, nowMs: number): string {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (!found?.isDirectory())
    throw new BackupRefusal(`${found ? 'It is no folder' : 'There is no folder'}: ${folder}. ${wanted}`);
  const newest = newestBackup(folder, nowMs);
  if (newest !== undefined) return join(folder, newest);
  if (backupsIn(folder).length > 0)
    throw new BackupRefusal(
      `Every backup in ${folder} has a name from later than now. Put the clock right, or name one of them.`,
    );
  if (!existsSync(join(folder, manifestFile)))
    throw new BackupRefusal(`There is no backup in ${folder}${insteadIn(folder)}. ${wanted}`);
  return folder;
}

const wanted = 'Name a backup (its name is its day and time), or the folder in which backups lie.';

/** Folders of this program that somebody may take for one. */
function insteadIn(folder: string): string {
  if (countKeyCopies(folder) > 0) return ': copies of the keyring lie there';
  if (existsSync(join(folder, 'control.db')))
    return `: it is a data folder, or a backup without its ${manifestFile}`;
  if (existsSync(join(folder, letterFile)))
    return ': a consultation lies there that comes from another machine';
  return '';
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
