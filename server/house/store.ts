import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Databases, openDatabases } from '../../db/databases.ts';
import { type Keyring, openKeyring } from '../../db/keyring.ts';
import { complaintsMigrations } from '../../db/migrations/complaints.ts';
import { consultationMigrations } from '../../db/migrations/consultation.ts';
import { controlMigrations } from '../../db/migrations/control.ts';
import type { ServerAddress } from '../../db/namespace.ts';
import { copiesOfBefore } from '../backup/copies-of-before.ts';
import { restoringName } from '../backup/restore.ts';
import { createCheckpointThread } from '../checkpoint/thread.ts';
import { tablesWithoutEnd } from '../core/privacy/retention.ts';
import { type Env, StartRefusal } from '../env.ts';
import { beginningOf, type Places } from '../places.ts';

export type Store = {
  readonly databases: Databases;
  readonly keyring: Keyring;
  readonly close: () => Promise<void>;
};

const restoringIn = (env: Env) => join(env.DATA_DIR, restoringName);

/** A command in a wrong folder would make another installation there. */
export function refuseWithoutInstallation(env: Env): void {
  if ([beginningOf(env), restoringIn(env)].some((file) => existsSync(file))) return;
  throw new StartRefusal(
    `There is no installation in ${resolve(env.DATA_DIR)}: say with DATA_DIR where it lies, or start it once.`,
  );
}

/**
 * Opens keys and databases, of which a first start makes its own. Data without keys is never given new ones: they would open nothing.
 * Throws a StartRefusal, or the StoreError of what could not be opened. `checkpointFile` is the thread beside them, or its source.
 */
export async function openStore(
  env: Env,
  { places, checkpointFile }: { readonly places: Places; readonly checkpointFile: URL },
): Promise<Store> {
  if (existsSync(restoringIn(env)))
    throw new StartRefusal('A restore was interrupted: run due-weight restore again, with --replace.');
  const before = copiesOfBefore(env);
  if (before !== undefined) throw new StartRefusal(before);
  const begun = beginningOf(env);
  const fresh = !existsSync(begun);
  const keyring = openKeyring({
    path: env.KEYRING,
    dataDir: env.DATA_DIR,
    create: fresh,
    master: places.master,
    backupDirs: [places.backupDir, places.keyBackupDir].filter((each) => each !== undefined),
    // Several processes on a libSQL server share one.
    only: env.LIBSQL_URL === undefined,
  });
  const running = beginRunning(env);
  const checkpoints = createCheckpointThread(checkpointFile);
  // One of its own: a large copy takes seconds, in which the logs of all others are moved.
  const copies = createCheckpointThread(checkpointFile);
  const databases = await openDatabases({
    dataDir: env.DATA_DIR,
    keyring,
    checkpointAside: checkpoints.move,
    copyAside: copies.copy,
    lookAside: running.diedBefore ? checkpoints.look : undefined,
    maxOpen: 200,
    // A room that writes at once is one commit and, for each page, one packet.
    maxGroup: 256,
    migrations: {
      control: controlMigrations,
      complaints: complaintsMigrations,
      consultation: consultationMigrations,
    },
    withoutEnd: tablesWithoutEnd,
    ...serverOf(env),
  });
  if (env.LIBSQL_URL !== undefined) writeFileSync(begun, '', { mode: 0o600 });
  return {
    databases,
    keyring,
    async close() {
      const whole = databases.notWhole().length === 0;
      await databases.close();
      if (whole) running.ended();
      await checkpoints.close();
      await copies.close();
    },
  };
}

/**
 * A file stands in the data folder while a process has it, and stays there when that died: by a byte of a database, it may be, over which the
 * driver ends the process. The next one looks at each before it reads it, and so does every one after it until all are whole.
 */
function beginRunning(env: Env): { readonly diedBefore: boolean; readonly ended: () => void } {
  const file = join(env.DATA_DIR, 'running');
  if (env.LIBSQL_URL !== undefined) return { diedBefore: false, ended() {} };
  const diedBefore = existsSync(file);
  try {
    writeFileSync(file, '', { mode: 0o600 });
  } catch {
    // A full disk keeps nothing from being served.
  }
  return { diedBefore, ended: () => rmSync(file, { force: true }) };
}

/** Where the databases are when they are not files here. */
function serverOf(env: Env): { readonly server?: ServerAddress } {
  if (env.LIBSQL_URL === undefined) return {};
  return {
    server: {
      url: env.LIBSQL_URL,
      ...(env.LIBSQL_TOKEN ? { authToken: env.LIBSQL_TOKEN } : {}),
      ...(env.LIBSQL_ADMIN_URL ? { adminUrl: env.LIBSQL_ADMIN_URL } : {}),
      ...(env.LIBSQL_ADMIN_TOKEN ? { adminToken: env.LIBSQL_ADMIN_TOKEN } : {}),
    },
  };
}
