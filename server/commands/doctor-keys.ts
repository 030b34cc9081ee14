import { accessSync, constants, existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { connect } from '../../db/connection.ts';
import { StoreError } from '../../db/engine.ts';
import { type Keyring, openKeyring } from '../../db/keyring.ts';
import { type Lock, lockDataFolder } from '../../db/lock.ts';
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
  const none = finding('ok', 'server: none runs on this data folder');
  if (env.LIBSQL_URL !== undefined || !existsSync(join(env.DATA_DIR, 'control.db'))) return [none];
  const files = databaseFiles(env);
  if (files.length === 0) return [none];
  const lock = lockOf(env);
  if (!lock)
    return [
      finding(
        'warn',
        'server: it is starting, or a command is at work: look at the databases again in a moment',
      ),
    ];
  try {
    const bad = files.filter((each) => !reads(each)).map(({ id }) => id);
    return [none, ...readings(env, bad, files.length)];
  } finally {
    lock.release();
  }
}

/** Undefined where another process has it, which answers no command yet. */
function lockOf(env: Env): Lock | undefined {
  try {
    return lockDataFolder(env.DATA_DIR);
  } catch (error) {
    if (error instanceof StoreError && error.code === 'data-folder-in-use') return undefined;
    throw error;
  }
}

/** The databases of which a page is damaged, looked at beside the server that has them: it would wait for that. */
export function damagedBeside(env: Env): readonly string[] {
  if (env.LIBSQL_URL !== undefined) return [];
  // One that is made or destroyed meanwhile is not there to be looked at.
  return databaseFiles(env)
    .filter((each) => !reads(each) && existsSync(each.file))
    .map(({ id }) => id);
}

/** What is said of databases: of those that cannot be read by name, and else how many can. */
export function readings(env: Env, bad: readonly string[], all: number): readonly Finding[] {
  if (bad.length === 0) return [finding('ok', `databases: ${all} can be read`)];
  const files = new Map(databaseFiles(env).map(({ id, file }) => [id, file]));
  return bad.map((id) => {
    const why = mayOpen(files.get(id) ?? '')
      ? 'cannot be read with its key, or a page of it is damaged'
      : 'may not be opened by this user';
    return finding('fail', `database: ${id} ${why}`);
  });
}

/** Also where there is none: that is another fault. */
function mayOpen(file: string): boolean {
  try {
    accessSync(file, constants.R_OK | constants.W_OK);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT';
  }
}

type DatabaseFile = { readonly id: string; readonly file: string; readonly key: string };

/** None where the keyring does not open, which is said already. */
function databaseFiles(env: Env): readonly DatabaseFile[] {
  let keyring: Keyring;
  try {
    keyring = keyringOf(env);
  } catch {
    return [];
  }
  const at = (...parts: readonly string[]) => join(env.DATA_DIR, ...parts);
  return [
    { id: 'control', file: at('control.db'), key: keyring.control },
    { id: 'complaints', file: at('complaints.db'), key: keyring.complaints },
    ...keyring
      .ids()
      .map((id) => ({ id, file: at('consultations', `${id}.db`), key: keyring.keyFor(id) ?? '' })),
  ];
}

function reads(database: DatabaseFile): boolean {
  // Opened, a file that is not there would be made.
  if (!existsSync(database.file)) return false;
  try {
    const connection = connect(database);
    try {
      const rows = connection.prepare('select count(*) from schema_version').raw().all([]);
      // Every page, for a damaged one is met only when somebody needs what stands on it. A second for some hundred megabytes.
      const [[said] = []] = connection.prepare('pragma quick_check(1)').raw().all([]) as unknown[][];
      return rows.length === 1 && said === 'ok';
    } finally {
      connection.close();
    }
  } catch {
    return false;
  }
}
