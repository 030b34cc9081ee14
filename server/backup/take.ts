import { linkSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Databases } from '../../db/databases.ts';
import { makeFolder } from '../../db/lock.ts';
import { isOfSite, ofSite } from '../../db/of-site.ts';
import { flushFile, flushFolder, sha256Of, writeFlushed } from '../../db/places.ts';
import { holdsOrder } from '../../db/queries/retention/arrival-order.ts';
import { backupName } from '../core/privacy/backups.ts';
import type { Secrets } from '../guard/secrets.ts';
import { type Manifest, manifestFile, newestBackup, signatureFile, signedManifest } from './manifest.ts';

export type Taken = {
  /** The backup that holds what stands now; an older one when nothing was written since. */
  readonly folder: string;
  /** Databases copied anew, and those that stand as they did in the backup before. */
  readonly copied: number;
  readonly linked: number;
  /** Could not be opened, or closed at this very moment; the newest copy there is stands in for it, if any. */
  readonly unreadable: readonly string[];
  /** The backup before, where it was changed, is damaged or is of another keyring: nothing of it was taken over. */
  readonly passedOver?: string;
  readonly bytes: number;
};

export type TakeParts = {
  readonly databases: Databases;
  readonly secrets: Secrets;
  /** Of the organisation (SPKI, base64): only what it signed is taken over from the backup before. */
  readonly publicKey: string;
  readonly nowMs: number;
  readonly program: string;
  /** Forgets the order of arrival of one that is closed and holds it still, as far as it gets. */
  readonly forgetOrder: (consultationId: string) => Promise<void>;
};

/** Characters of a backup's name that say its day and hour. */
const hourInName = 13;

type Entry = Manifest['databases'][number];

/**
 * One backup: every database whole and of one moment, still encrypted with its own key, and a signed manifest. What was not
 * written since the last backup is the same file under a second name. The control database comes last, so that its list of
 * erased seats is never older than the rows. Stands whole under its name or not at all. No key is in it.
 */
export async function takeBackup(to: string, parts: TakeParts): Promise<Taken> {
  const { databases } = parts;
  makeFolder(to);
  const newest = newestBackup(to, parts.nowMs);
  const beforeFolder = newest === undefined ? '' : join(to, newest);
  const before = newest === undefined ? undefined : signedManifest(beforeFolder, parts.publicKey);
  const passedOver = newest !== undefined && before === undefined ? { passedOver: beforeFolder } : {};
  const known = new Map(before?.databases.map((entry) => [entry.id, entry]));
  if (before !== undefined && nothingChanged(databases, known))
    return { folder: beforeFolder, copied: 0, linked: known.size, unreadable: [], bytes: 0 };

  // In the first one of each hour: with every one, a large site would read all it has each minute.
  const readsAll = newest?.slice(0, hourInName) !== backupName(parts.nowMs).slice(0, hourInName);
  const partial = join(to, '.partial');
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(join(partial, 'consultations'), { recursive: true, mode: 0o700 });
  const entries = new Map<string, Entry>();
  const unreadable: string[] = [];
  let copied = 0;
  let bytes = 0;

  async function add(id: string): Promise<void> {
    const site = isOfSite(id) ? databases[id] : undefined;
    const file = site ? `${id}.db` : `consultations/${id}.db`;
    const old = known.get(id);
    // What is not as it was signed any more, or cannot be read, is copied anew.
    const again = async () => {
      try {
        if (!old || !(await isAsSigned(join(beforeFolder, old.file), old, readsAll))) return false;
        await linkOrCopy(join(beforeFolder, old.file), join(partial, file));
        entries.set(id, old);
        return true;
      } catch {
        rmSync(join(partial, file), { force: true });
        return false;
      }
    };
    if (old?.source === sourceOf(databases, id) && (await again())) return;
    try {
      const db = site ?? (await databases.consultation(id));
      // Destroyed meanwhile: it has no place in a backup any more.
      if (db === undefined) return;
      // A copy keeps for weeks what the next commits take out.
      if (!site && (await holdsOrder(db))) await parts.forgetOrder(id);
      await db.checkpoint().catch(() => undefined);
      const source = sourceOf(databases, id);
      const [row] = await db.query('select max(version) from schema_version', []);
      await databases.copy(id, join(partial, file));
      if (!site && (await holdsOrder(db)))
        throw new Error('The order of arrival is forgotten, and was not yet.');
      await flushFile(join(partial, file));
      const size = statSync(join(partial, file)).size;
      const sha256 = await sha256Of(join(partial, file));
      entries.set(id, { id, file, version: Number(row?.[0] ?? -1), bytes: size, sha256, source });
      copied += 1;
      bytes += size;
    } catch (error) {
      if (site) throw error;
      unreadable.push(id);
      rmSync(join(partial, file), { force: true });
      await again();
    }
  }

  for (const id of databases.ids()) await add(id);
  await add('complaints');
  await add('control');
  for (const id of databases.ids()) if (!entries.has(id) && !unreadable.includes(id)) await add(id);

  const manifest: Manifest = {
    format: 'due-weight backup 1',
    taken: backupName(parts.nowMs),
    program: parts.program,
    databases: [...entries.values()],
  };
  const text = `${JSON.stringify(manifest, null, 2)}\n`;
  writeFlushed(join(partial, signatureFile), parts.secrets.sign(Buffer.from(text)).toString('base64'));
  writeFlushed(join(partial, manifestFile), text);
  flushFolder(join(partial, 'consultations'));
  flushFolder(partial);
  const folder = join(to, manifest.taken);
  rmSync(folder, { recursive: true, force: true });
  renameSync(partial, folder);
  flushFolder(to);
  return { folder, copied, linked: entries.size - copied, unreadable, bytes, ...passedOver };
}

/** `whole`: every byte is read, and not the size alone. */
async function isAsSigned(file: string, { bytes, sha256 }: Entry, whole: boolean): Promise<boolean> {
  const size = statSync(file, { throwIfNoEntry: false })?.size;
  return size === bytes && (!whole || (await sha256Of(file)) === sha256);
}

function nothingChanged(databases: Databases, known: ReadonlyMap<string, Entry>): boolean {
  const ids = [...ofSite, ...databases.ids()];
  return ids.length === known.size && ids.every((id) => known.get(id)?.source === sourceOf(databases, id));
}

/** What the files of a database look like from outside; a log that was emptied counts as none. */
function sourceOf(databases: Databases, id: string): string {
  const file = databases.file(id);
  const look = (path: string) => {
    const found = statSync(path, { throwIfNoEntry: false, bigint: true });
    return found === undefined || found.size === 0n ? '-' : `${found.mtimeNs}:${found.size}`;
  };
  return file === undefined ? '' : `${look(file)} ${look(`${file}-wal`)}`;
}

/** A second name where the file system has it: a backup of what did not change costs nothing. */
async function linkOrCopy(from: string, to: string): Promise<void> {
  try {
    linkSync(from, to);
  } catch {
    // Such a disk makes a copy of everything each time: it does not keep who is served waiting, and is on the disk before it is signed.
    await copyFile(from, to);
    await flushFile(to);
  }
}
