import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { flushFolder } from '../../db/places.ts';
import type { Promised } from '../../db/queries/retention/restored.ts';
import { readAs, together } from './promises.ts';

/** Lists of restores that were broken off, each in a folder of its own, until one of them is through. */
const keptName = '.before';

/** What restores that were broken off here knew of promises; undefined where none left a list. */
export async function listsLeft(target: string, key: string): Promise<Promised | undefined> {
  const kept = join(target, keptName);
  const folders = [target, ...(existsSync(kept) ? readdirSync(kept).map((name) => join(kept, name)) : [])];
  const files = folders.map((folder) => join(folder, 'control.db')).filter((file) => existsSync(file));
  const lists = await Promise.all(files.map((file) => readAs(file, key).catch(() => undefined)));
  return lists.reduce((one, two) => (one && two ? together(one, two) : (one ?? two)), undefined);
}

/**
 * Once a restore began to put things in their place its folder may hold the only list of who was erased last: it is moved aside, so that it
 * outlives a second restore that is refused. While the data is whole the list is in it, too.
 */
export function setListAside({ target, dataDir }: { target: string; dataDir: string }): void {
  const whole = ['control.db', 'complaints.db', 'consultations'].every((name) =>
    existsSync(join(dataDir, name)),
  );
  if (whole || !existsSync(join(target, 'control.db'))) return;
  const kept = join(target, keptName);
  mkdirSync(kept, { recursive: true, mode: 0o700 });
  const aside = join(kept, String(readdirSync(kept).length));
  mkdirSync(aside, { mode: 0o700 });
  // The file itself comes last: as long as it lies where it lay it is found there.
  for (const name of ['control.db-shm', 'control.db-wal', 'control.db'])
    if (existsSync(join(target, name))) renameSync(join(target, name), join(aside, name));
  for (const folder of [aside, kept, target]) flushFolder(folder);
}

/** How the folder of a drill is named, beside those of other programs. */
export const drillName = 'due-weight-drill-';
/** Milliseconds after which a drill is not under way any more. */
const longestDrillMs = 3_600_000;

/** What drills left that were killed: copies with words in them that a child may have taken back since. What is another user's stays. */
export function clearOldDrills(folder: string, nowMs: number): void {
  for (const name of readdirSync(folder).filter((each) => each.startsWith(drillName)))
    try {
      const old = join(folder, name);
      if (nowMs - statSync(old).mtimeMs > longestDrillMs) rmSync(old, { recursive: true, force: true });
    } catch {
      // Another user's, or it went meanwhile.
    }
}

/** Takes away what was put together, and never a list that was set aside. Where there is none the folder goes. */
export function clearAway(target: string): void {
  if (!existsSync(target)) return;
  for (const name of readdirSync(target))
    if (name !== keptName) rmSync(join(target, name), { recursive: true, force: true });
  if (!existsSync(join(target, keptName))) rmSync(target, { recursive: true, force: true });
}
