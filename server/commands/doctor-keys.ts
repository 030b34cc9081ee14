import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { connect } from '../../db/connection.ts';
import { StoreError } from '../../db/engine.ts';
import { type Keyring, openKeyring } from '../../db/keyring.ts';
import { lockDataFolder } from '../../db/lock.ts';
import type { Env } from '../env.ts';
import { placesOf } from '../places.ts';
import { type Finding, finding } from './finding.ts';

/** The keyring is where it belongs and its master key opens it. */
export function checkKeys(env: Env): readonly Finding[] {
  const { master } = placesOf(env);
  if (!existsSync(env.KEYRING)) {
    const begun = existsSync(join(env.DATA_DIR, 'control.db')) || existsSync(join(env.DATA_DIR, 'begun'));
    return begun
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
      ? finding('warn', 'master key: it lies beside the keyring; whoever takes both opens everything')
      : finding('ok', 'master key: it lies apart from the keyring'),
  ];
}

function keyringOf(env: Env): Keyring {
  const places = placesOf(env);
  return openKeyring({
    path: env.KEYRING,
    dataDir: env.DATA_DIR,
    create: false,
    master: places.master,
    backupDirs: [places.backupDir, places.keyBackupDir].filter((each) => each !== undefined),
  });
}

/** Every database file, each with its key, while no server holds them. Nothing is migrated. */
export async function checkResting(env: Env): Promise<readonly Finding[]> {
  if (env.LIBSQL_URL !== undefined || !existsSync(join(env.DATA_DIR, 'control.db'))) return [];
  let keyring: Keyring;
  try {
    keyring = keyringOf(env);
  } catch {
    // Said already.
    return [];
  }
  const lock = lockDataFolder(env.DATA_DIR);
  try {
    const all = [
      { id: 'control', file: 'control.db', key: keyring.control },
      { id: 'complaints', file: 'complaints.db', key: keyring.complaints },
      ...keyring.ids().map((id) => ({
        id,
        file: join('consultations', `${id}.db`),
        key: keyring.keyFor(id) ?? '',
      })),
    ];
    const bad = all.filter(({ id, file, key }) => !reads(id, join(env.DATA_DIR, file), key));
    return bad.length === 0
      ? [finding('ok', `databases: ${all.length} can be read`)]
      : bad.map(({ id }) => finding('fail', `database: ${id} cannot be read with its key`));
  } finally {
    lock.release();
  }
}

function reads(id: string, file: string, key: string): boolean {
  // Opened, a file that is not there would be made.
  if (!existsSync(file)) return false;
  try {
    const connection = connect({ id, file, key });
    const rows = connection.prepare('select count(*) from schema_version').raw().all([]);
    connection.close();
    return rows.length === 1;
  } catch {
    return false;
  }
}
