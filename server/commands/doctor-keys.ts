import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { StoreError } from '../../db/engine.ts';
import { type Keyring, openKeyring } from '../../db/keyring.ts';
import { copiesOfBefore } from '../backup/copies-of-before.ts';
import type { Env } from '../env.ts';
import { beginningOf, placesOf } from '../places.ts';
import { type Finding, finding } from './finding.ts';

/** The keyring is where it belongs and its master key opens it. */
export function checkKeys(env: Env): readonly Finding[] {
  const { master } = placesOf(env);
  const before = copiesOfBefore(env);
  if (before !== undefined) return [finding('fail', `keyring: ${before}`)];
  if (!existsSync(env.KEYRING)) {
    return existsSync(beginningOf(env))
      ? [finding('fail', `keyring: ${env.KEYRING} is not there, and without it the data opens nothing`)]
      : [finding('warn', 'keyring: there is none yet; the first start makes it')];
  }
  try {
    keyringOf(env);
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    return [finding('fail', `keyring: ${error.message}`)];
  }
  const beside = master.kind === 'file' && dirname(master.path) === dirname(env.KEYRING);
  return [
    finding('ok', `keyring: ${env.KEYRING} opens`),
    beside
      ? finding('warn', 'master key: it lies beside the keyring; a person who takes both opens everything')
      : finding('ok', 'master key: it lies apart from the keyring'),
  ];
}

export function keyringOf(env: Env): Keyring {
  const places = placesOf(env);
  return openKeyring({
    path: env.KEYRING,
    dataDir: env.DATA_DIR,
    create: false,
    master: places.master,
    backupDirs: [places.backupDir, places.keyBackupDir].filter((each) => each !== undefined),
  });
}
