import { createPublicKey, verify } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { isOfSite } from '../../db/of-site.ts';
import { backupMoment, isAhead } from '../core/privacy/backups.ts';

const manifest = z.strictObject({
  format: z.literal('due-weight backup 1'),
  taken: z.string(),
  program: z.string(),
  databases: z.array(
    z.strictObject({
      id: z.string().check(z.regex(/^[A-Za-z0-9_-]{1,40}$/)),
      file: z.string().check(z.regex(/^(control|complaints|consultations\/[A-Za-z0-9_-]{1,40})\.db$/)),
      version: z.number(),
      bytes: z.number(),
      sha256: z.string(),
      /** What the file it was copied from looked like: the same again means nothing was written since. */
      source: z.string(),
    }),
  ),
});

export type Manifest = z.infer<typeof manifest>;

export const manifestFile = 'manifest.json';
export const signatureFile = 'manifest.sig';
const largest = 50_000_000;

/** Why a backup cannot be used, in one sentence. */
export class BackupRefusal extends Error {}

/** Reads a manifest; with `publicKey` (SPKI, base64) it must carry the organisation's signature. Throws BackupRefusal. */
export function readManifest(folder: string, publicKey?: string): Manifest {
  const file = join(folder, manifestFile);
  if (!existsSync(file)) throw new BackupRefusal(`There is no backup in ${folder}.`);
  if (statSync(file).size > largest) throw new BackupRefusal(`The manifest in ${folder} is too long.`);
  const bytes = readFileSync(file);
  if (publicKey !== undefined) {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
    const signed = join(folder, signatureFile);
    if (!existsSync(signed))
      throw new BackupRefusal(`The backup in ${folder} has no ${signatureFile}: it was not copied whole.`);
    const signature = Buffer.from(readFileSync(signed, 'utf8'), 'base64');
    if (!verify(null, bytes, key, signature))
      throw new BackupRefusal(`The backup in ${folder} was changed, or is of another keyring.`);
  }
  let parsed: ReturnType<typeof manifest.safeParse>;
  try {
    parsed = manifest.safeParse(JSON.parse(bytes.toString('utf8')));
  } catch {
    throw new BackupRefusal(`The manifest in ${folder} cannot be read.`);
  }
  if (!parsed.success) throw new BackupRefusal(`The manifest in ${folder} is of another program.`);
  return parsed.data;
}

/** The manifest of a backup that the organisation signed; undefined where it was changed, is damaged or is of another keyring. */
export function signedManifest(folder: string, publicKey: string): Manifest | undefined {
  try {
    return readManifest(folder, publicKey);
  } catch {
    return undefined;
  }
}

/**
 * A consultation that left this machine for another left its backups, too: came it back since, the backup has nothing of it. A copy of a backup
 * that lay elsewhere then has its file still, and counts as having nothing of what `came` since either.
 */
export function heldIn(from: string, manifest: Manifest, came: ReadonlySet<string>): Manifest {
  const held = manifest.databases.filter(
    ({ id, file }) => isOfSite(id) || (!came.has(id) && existsSync(join(from, file))),
  );
  return { ...manifest, databases: held };
}

/** The names of the whole backups in a folder, the newest first. */
export function backupsIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => backupMoment(name) !== undefined && existsSync(join(folder, name, manifestFile)))
    .sort()
    .reverse();
}

/** Those that a clock named which ran ahead of this one, the newest first. */
export function backupsAhead(folder: string, nowMs: number): readonly string[] {
  return backupsIn(folder).filter((name) => isAhead(backupMoment(name) ?? 0, nowMs));
}

/** The name of the newest whole backup that is not from later than now; undefined where there is none. */
export function newestBackup(folder: string, nowMs: number): string | undefined {
  return backupsIn(folder).find((name) => !isAhead(backupMoment(name) ?? 0, nowMs));
}

/** Whole seconds since the newest whole backup in this folder; undefined where there is none. */
export function newestBackupAge(folder: string, nowMs: number): number | undefined {
  const newest = newestBackup(folder, nowMs);
  const takenMs = newest === undefined ? undefined : backupMoment(newest);
  return takenMs === undefined ? undefined : Math.max(0, Math.round((nowMs - takenMs) / 1000));
}
