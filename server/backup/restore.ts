import { copyFileSync, existsSync, mkdirSync, mkdtempSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { auditStatement, noteStand } from '../../db/audit.ts';
import { openDatabases } from '../../db/databases.ts';
import type { Engine } from '../../db/engine.ts';
import { isOfSite, ofSite } from '../../db/handles.ts';
import type { Keyring } from '../../db/keyring.ts';
import { complaintsMigrations } from '../../db/migrations/complaints.ts';
import { consultationMigrations } from '../../db/migrations/consultation.ts';
import { controlMigrations } from '../../db/migrations/control.ts';
import { countRows } from '../../db/queries/retention/destructions.ts';
import { awayBy, cameSince } from '../../db/queries/retention/moves.ts';
import { keepPromises, type Promised } from '../../db/queries/retention/restored.ts';
import { everybody } from '../../db/queries/retention/restored-decisions.ts';
import { keepSiteEntries } from '../../db/queries/retention/site-entries.ts';
import { copyState, directoryEntries } from '../../db/queries/staff/staff.ts';
import { forgetAllRecovery, forgetUsedRecovery } from '../../db/queries/staff/staff-factors.ts';
import { dayIn } from '../core/consultation/days.ts';
import { backupMoment, outlivesLists } from '../core/privacy/backups.ts';
import { tablesWithoutEnd } from '../core/privacy/retention.ts';
import { createSecrets } from '../guard/secrets.ts';
import { clearAway, clearOldDrills, drillName, listsLeft, setListAside } from './broken-off.ts';
import { giveBackAgain, keepErased } from './erase-again.ts';
import { forgetLostFactors } from './forget-lost-factors.ts';
import { forgetReasonsAgain } from './forget-reasons.ts';
import { dropStatements, type Lost, lostBy, refuseLoss } from './lost.ts';
import { BackupRefusal, heldIn, type Manifest, readManifest, sha256Of } from './manifest.ts';
import { keepOnTheWay, putBackOnTheWay } from './on-the-way.ts';
import { promisedBy, together } from './promises.ts';
import { putInPlace } from './put-in-place.ts';
import { checkChain, refuseBadCopy } from './refuse-harmed.ts';
import { listsBeside } from './which-backup.ts';

export type Restored = {
  readonly backup: string;
  readonly drill: boolean;
  readonly seconds: number;
  readonly consultations: number;
  readonly rows: number;
  /** Seats that were erased since the backup and are gone from the restored data as well. */
  readonly erased: number;
  /** Words that children took back since the backup and that show nothing in the restored data as well. */
  readonly takenBack: number;
  /** Words that were hidden since the backup and wait for a person in the restored data. */
  readonly hidden: number;
  /** Consultations that were open in it and rest until somebody opens them again. */
  readonly resting: number;
  /** So old that what was taken back since is on no list any more: complaints, letters and recovery codes were left out. */
  readonly outlived: boolean;
  /** Consultations that stand in the backup and stay destroyed. */
  readonly destroyed: readonly string[];
  /** Consultations of which there is no key, or no file in the backup. */
  readonly missing: readonly string[];
  /** Served until now, and not in the backup: thrown away with their keys, or in a drill what would be. */
  readonly lost: readonly Lost[];
  /** Backups beside it that were changed or are of another keyring: what they list is not known. */
  readonly passedOver: readonly string[];
  /** Others beside it that are named for later than now: one of them may be the newest in truth. */
  readonly ahead: readonly string[];
  /** The list of erasures of the data folder could be read too, and not that of the newest backup alone. */
  readonly liveListRead: boolean;
};

export type RestoreParts = {
  /** A backup, as `backupNamed` found it. */
  readonly from: string;
  readonly dataDir: string;
  readonly keyring: Keyring;
  readonly nowMs: number;
  /** Into a folder that is thrown away again; nothing else is touched. */
  readonly drill: boolean;
  /** Where backups are made: the newest there may know of more than those beside this one. */
  readonly backupDir?: string;
  /** What is served and not in the backup may be lost for good. */
  readonly drop?: boolean;
  /** Who reads the control database, for a drill beside a process that has it. */
  readonly running?: Pick<Engine, 'query'>;
};

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
    const gone = new Set([...promised.destructions.map((each) => each.consultationId), ...moved.gone]);
    const lost = lostBy({ dataDir, keyring, manifest, elsewhere: [gone, moved.away] });
    if (!drill) refuseLoss(lost, parts.drop === true);
    await copyAll({ from, target, manifest, keyring, gone });
    if (!drill) keepOnTheWay({ dataDir, target, keyring, away: moved.away });
    const made = await makeTrue(target, {
      ...parts,
      promised,
      gone,
      away: moved.away,
      lost,
      backup: manifest.taken,
    });
    // From here on the folder it was put together in may hold the only whole copy, and the only list of who was erased last.
    placing = !drill;
    if (placing) putInPlace(target, dataDir);
    if (placing) for (const { id } of lost) keyring.destroyKey(id);
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

type Making = RestoreParts & {
  promised: Promised;
  gone: ReadonlySet<string>;
  away: ReadonlySet<string>;
  lost: readonly Lost[];
  backup: string;
};

/** Migrates, checks and keeps the promises, in the folder where the restore is put together. */
async function makeTrue(target: string, parts: Making) {
  const { keyring, gone, promised } = parts;
  for (const id of ofSite) refuseBadCopy({ id, file: join(target, `${id}.db`), key: keyring[id] });
  const databases = await openDatabases({
    dataDir: target,
    keyring: parts.drill ? { ...keyring, destroyKey: () => undefined } : keyring,
    maxOpen: 8,
    migrations: {
      control: controlMigrations,
      complaints: complaintsMigrations,
      consultation: consultationMigrations,
    },
    withoutEnd: tablesWithoutEnd,
  });
  try {
    const { control, complaints } = databases;
    await checkChain(control, 'control');
    await checkChain(complaints, 'complaints');
    // A copy of the keyring from before a destruction would bring its key back.
    if (!parts.drill) for (const id of gone) if (keyring.keyFor(id) !== undefined) keyring.destroyKey(id);
    const day = dayIn('UTC', parts.nowMs);
    const heads = [];
    const missing: string[] = [];
    let [consultations, rows, erased, takenBack, hidden] = [0, 0, 0, 0, 0];
    const resting: string[] = [];
    const outlived = outlivesLists(backupMoment(parts.backup) ?? 0, parts.nowMs);
    const secrets = createSecrets(keyring);
    const staffIds = await everybody(control);
    takenBack += await giveBackAgain(complaints, { promised, secrets, all: outlived });
    heads.push(...(await noteStand(complaints, day)));
    for (const entry of await directoryEntries(control)) {
      if (gone.has(entry.id) || parts.away.has(entry.id) || entry.state === 'destroyed') continue;
      const [file, key] = [databases.file(entry.id), keyring.keyFor(entry.id)];
      if (file === undefined || key === undefined || !existsSync(file)) {
        if (!parts.lost.some(({ id }) => id === entry.id)) missing.push(entry.id);
        continue;
      }
      refuseBadCopy({ id: entry.id, file, key });
      const db = await databases.consultation(entry.id);
      if (!db) continue;
      await checkChain(db, entry.id);
      const again = await keepErased(db, { ...parts, secrets, staffIds, id: entry.id });
      erased += again.erased;
      takenBack += again.takenBack;
      hidden += again.hidden;
      if (again.rests) resting.push(entry.id);
      for (const count of (await countRows(db)).values()) rows += count;
      // The control database may be a moment younger than the chains that it has heads of.
      heads.push(...(await noteStand(db, day)));
      consultations += 1;
    }
    // Before it is looked for which reasons of openings alone go again: some of them come by this.
    const entered = await control.write(await keepSiteEntries(control, promised.site));
    if (!entered.ok) throw new BackupRefusal('What was decided for the site since could not be kept.');
    const kept = await control.write([
      ...keepPromises(promised, day),
      outlived ? forgetAllRecovery() : forgetUsedRecovery(),
      ...(await forgetLostFactors(control, { promised, day })),
      ...(await forgetReasonsAgain(databases, gone)),
      ...heads,
      ...resting.map((id) => copyState(id, 'paused')),
      ...dropStatements(parts.lost, day),
      auditStatement({
        day,
        actor: 'command-line',
        deed: 'backup:restore',
        subject: parts.backup,
        detail: `${consultations} consultations, ${erased} erased again, ${takenBack} taken back again, ${hidden} held again${outlived ? ', complaints and letters left out' : ''}`,
      }),
    ]);
    if (!kept.ok) throw new BackupRefusal('The promises since the backup could not be written.');
    return {
      ...{ consultations, rows, erased, takenBack, hidden, outlived, missing },
      resting: resting.length,
    };
  } finally {
    await databases.close();
  }
}

/** Whether a data folder holds data that a restore would throw away. */
export function holdsData(dataDir: string): boolean {
  return (statSync(join(dataDir, 'control.db'), { throwIfNoEntry: false })?.size ?? 0) > 0;
}
