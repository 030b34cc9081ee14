import { copyFileSync, existsSync, mkdirSync, mkdtempSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Keyring } from '../../db/keyring.ts';
import { isOfSite } from '../../db/of-site.ts';
import { sha256Of } from '../../db/places.ts';
import { awayBy, cameSince } from '../../db/queries/retention/moves.ts';
import { clearAway, clearOldDrills, drillName, listsLeft, setListAside } from './broken-off.ts';
import { lostBy, refuseLoss } from './lost.ts';
import { makeTrue } from './make-true.ts';
import { BackupRefusal, heldIn, type Manifest, readManifest } from './manifest.ts';
import { keepOnTheWay, putBackOnTheWay } from './on-the-way.ts';
import { promisedBy, together } from './promises.ts';
import { putInPlace } from './put-in-place.ts';
import type { Restored, RestoreParts } from './restore-parts.ts';
import { listsBeside } from './which-backup.ts';

/** Where a restore is put together; while it lies there nothing is served. */
export const restoringName = '.restoring';

/**
 * Puts a backup in the place of the data, after everything that was promised since is kept in it: erased seats are erased
 * again, destroyed consultations, revoked access, lost factors and used recovery codes do not come back. Nothing is put in its place before every file had its
 * hash, every database was whole and every chain intact. Throws BackupRefusal with one sentence.
 */
export async function restoreBackup(parts: RestoreParts): Promise<Restored> {
  const startedAt = performance.now();
  const { from, keyring, dataDir, drill } = parts;
  const { publicKey } = keyring.signing;
  const signed = readManifest(from, publicKey);
  let placing = false;
  if (drill) clearOldDrills(tmpdir(), parts.nowMs);
  const target = drill ? mkdtempSync(join(tmpdir(), drillName)) : join(dataDir, restoringName);
  try {
    const interrupted = drill ? undefined : await listsLeft(target, keyring.control);
    if (!drill) {
      putBackOnTheWay({ dataDir, target, keyring });
      setListAside({ target, dataDir });
      clearAway(target);
    }
    mkdirSync(join(target, 'consultations'), { recursive: true, mode: 0o700 });
    const { lists, passedOver, ahead } = listsBeside(from, { ...parts, publicKey });
    const found = await promisedBy({
      live: parts.running ?? join(dataDir, 'control.db'),
      copies: [from, ...lists].map((copy) => join(copy, 'control.db')),
      key: keyring.control,
      work: join(target, '.lists'),
    });
    const promised = interrupted === undefined ? found : together(found, interrupted);
    const manifest = heldIn(from, signed, cameSince(promised.moves, found.knownMoves));
    const moved = awayBy(promised.moves);
    const gone = new Set([
      ...promised.destructions.map((each) => each.consultationId),
      ...moved.gone,
      ...promised.drops.map(({ id }) => id),
    ]);
    const lost = lostBy({ dataDir, keyring, manifest, elsewhere: [gone, moved.away] });
    if (!drill) refuseLoss(lost, parts.drop === true);
    await copyAll({ from, target, manifest, keyring, gone });
    if (!drill) keepOnTheWay({ dataDir, target, keyring, away: moved.away, gone });
    const made = await makeTrue(target, {
      ...parts,
      promised,
      releasesKnown: found.liveReleases || interrupted?.releasesRead === true,
      gone,
      away: moved.away,
      lost,
      backup: manifest.taken,
    });
    // From here on the folder it was put together in may hold the only whole copy, and the only list of who was erased last.
    placing = !drill;
    if (placing)
      putInPlace(target, dataDir, () => {
        for (const { id } of lost) keyring.destroyKey(id);
      });
    return {
      backup: from,
      drill,
      ...made,
      lost,
      passedOver: [...passedOver, ...found.unread.map(dirname)],
      ahead,
      destroyed: manifest.databases.map((each) => each.id).filter((id) => gone.has(id)),
      liveListRead: found.liveReadable || interrupted !== undefined,
      seconds: Math.round(performance.now() - startedAt) / 1000,
    };
  } finally {
    if (!placing) clearAway(target);
  }
}

/** Copies, never links: what is restored is written to. Each file must have the hash that was signed. */
async function copyAll(parts: {
  from: string;
  target: string;
  manifest: Manifest;
  keyring: Keyring;
  gone: ReadonlySet<string>;
}): Promise<void> {
  const { from, target, manifest, keyring, gone } = parts;
  for (const { id, file, sha256 } of manifest.databases) {
    if (!isOfSite(id) && (gone.has(id) || keyring.keyFor(id) === undefined)) continue;
    const source = join(from, file);
    if (!existsSync(source)) throw new BackupRefusal(`The backup has no file ${file}.`);
    copyFileSync(source, join(target, file));
    if ((await sha256Of(join(target, file))) !== sha256)
      throw new BackupRefusal(`The file ${file} of the backup was changed.`);
  }
}

/** Whether a data folder holds data that a restore would throw away. */
export function holdsData(dataDir: string): boolean {
  return (statSync(join(dataDir, 'control.db'), { throwIfNoEntry: false })?.size ?? 0) > 0;
}
