import { accessSync, constants, existsSync } from 'node:fs';
import { join } from 'node:path';
import { hasHead, notedHead, verifyAudit } from '../../db/audit.ts';
import { type Connection, connect } from '../../db/connection.ts';
import { isDamaged } from '../../db/damage.ts';
import { type Engine, type Row, StoreError } from '../../db/engine.ts';
import type { Keyring } from '../../db/keyring.ts';
import { type Lock, lockDataFolder } from '../../db/lock.ts';
import { complaintsMigrations } from '../../db/migrations/complaints.ts';
import { consultationMigrations } from '../../db/migrations/consultation.ts';
import { controlMigrations } from '../../db/migrations/control.ts';
import { createSeal } from '../../db/text.ts';
import type { Env } from '../env.ts';
import { manifestEntries, manifestName, sha256 } from '../usecases/analysis/freeze-release.ts';
import { keyringOf } from './doctor-keys.ts';
import { type Finding, finding } from './finding.ts';

/** One that is not what it should be, and why, as the rest of a sentence about it. */
type Bad = { readonly id: string; readonly why: string };

type DatabaseFile = { readonly id: string; readonly file: string; readonly key: string };

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
    return [none, ...readings(await withDays(await badOf(files, true), files), files.length)];
  } finally {
    lock.release();
  }
}

/** Those that are damaged, looked at beside the server that has them: it would wait for that. `unopened`: what that server could not read. */
export async function checkBeside(
  env: Env,
  unopened: readonly string[],
  all: number,
): Promise<readonly Finding[]> {
  // Of databases on a libSQL server no file is here.
  const files = env.LIBSQL_URL === undefined ? databaseFiles(env) : [];
  // One that is made or destroyed meanwhile is not there to be looked at.
  const isThere = ({ id }: Bad) => files.some((each) => each.id === id && existsSync(each.file));
  const found = (await badOf(files, false)).filter(isThere);
  const others = unopened
    .filter((id) => !found.some((bad) => bad.id === id))
    .map((id) => ({ id, why: unreadable }));
  return readings(await withDays([...found, ...others], files), all);
}

/** What is said of databases: of those that are bad by name, and else how many can be read. */
function readings(bad: readonly Bad[], all: number): readonly Finding[] {
  if (bad.length === 0) return [finding('ok', `databases: ${all} can be read`)];
  return bad.map(({ id, why }) => finding('fail', `database: ${id} ${why}`));
}

/** What cannot be read goes on its last day all the same: whoever mends it has to know how long there is something to mend. */
async function withDays(bad: readonly Bad[], files: readonly DatabaseFile[]): Promise<readonly Bad[]> {
  const control = files.find(({ id }) => id === 'control');
  // None is known where an earlier version wrote none there: this command changes nothing.
  const days =
    control && bad.length > 0 && !bad.some(({ id }) => id === 'control')
      ? await reading(control, (from) =>
          from.query(`select id, last_day from directory where last_day <> ''`, []),
        )
      : undefined;
  return bad.map(({ id, why }) => {
    const day = days?.find(([of]) => of === id)?.[1];
    return { id, why: day ? `${why}; its last day, ${day}, comes all the same` : why };
  });
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

const newer = 'is of a newer version of this program: start that one';

/** The version that this program brings a database to. */
function newestOf(id: string): number {
  if (id === 'control') return controlMigrations.length;
  return (id === 'complaints' ? complaintsMigrations : consultationMigrations).length;
}

const unreadable = 'cannot be read with its key, or a page of it is damaged';

async function badOf(files: readonly DatabaseFile[], alone: boolean): Promise<readonly Bad[]> {
  const bad: Bad[] = [];
  for (const each of files) {
    const why = (await whyBad(each, alone)) ?? (await whyOlder(each, files));
    if (why !== undefined) bad.push({ id: each.id, why });
  }
  return bad;
}

async function whyBad(database: DatabaseFile, alone: boolean): Promise<string | undefined> {
  // Opened, a file that is not there would be made.
  if (!existsSync(database.file)) return unreadable;
  if (!mayOpen(database.file)) return 'may not be opened by this user';
  if (isDamaged(database, 'words', alone)) return unreadable;
  const connection = connect(database);
  try {
    const [row] = rowsOf(connection, 'select max(version) from schema_version');
    if (Number(row?.[0]) > newestOf(database.id)) return newer;
    // Every entry is hashed with all that is in it: so is found what noise cannot be told from.
    const chain = await verifyAudit({ query: async (sql, args) => rowsOf(connection, sql, ...args) });
    if (!chain.ok) return `has an audit log of which entry ${chain.firstBad} is not what was written`;
    const file = database.id === 'control' ? changedFile(connection) : undefined;
    return file && `has ${file}, which is not what was signed`;
  } catch {
    return unreadable;
  } finally {
    connection.close();
  }
}

/** A chain that is whole, and has not what was noted of it in the control log: a copy from before lies there, or its newest commits are lost. */
async function whyOlder(database: DatabaseFile, files: readonly DatabaseFile[]): Promise<string | undefined> {
  const control = files.find(({ id }) => id === 'control');
  if (!control || database === control) return undefined;
  const { id, key } = database;
  const noted = await reading(control, (from) => notedHead(from, { id, seal: createSeal(key) }));
  if (!noted || (await reading(database, (from) => hasHead(from, noted))) !== false) return undefined;
  return 'is older than what was noted of it: put the newest backup in its place (due-weight restore DIR --replace)';
}

/** Undefined where it cannot be read, which is said of it by itself. */
async function reading<T>(
  database: DatabaseFile,
  reads: (from: Pick<Engine, 'query'>) => Promise<T>,
): Promise<T | undefined> {
  let connection: Connection | undefined;
  try {
    const opened = connect(database);
    connection = opened;
    return await reads({ query: async (sql, args) => rowsOf(opened, sql, ...args) });
  } catch {
    return undefined;
  } finally {
    connection?.close();
  }
}

function mayOpen(file: string): boolean {
  try {
    accessSync(file, constants.R_OK | constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Most of a control database is files of releases: each has its hash in the manifest, and that has its own beside it. */
function changedFile(connection: Connection): string | undefined {
  const bytesOf = (id: string, name: string) => {
    const sql = 'select bytes from release_file where release_id = ? and name = ?';
    return (rowsOf(connection, sql, id, name)[0]?.[0] ?? Buffer.alloc(0)) as Uint8Array;
  };
  const releases = rowsOf(connection, 'select id, lower(hex(hash)) from release') as readonly string[][];
  for (const [id = '', hash = ''] of releases) {
    const manifest = bytesOf(id, manifestName);
    const signed = [[manifestName, hash] as const, ...manifestEntries(manifest)];
    const changed = signed.find(([name, is]) => sha256(bytesOf(id, name)) !== is);
    if (changed) return `${changed[0]} of the release ${id}`;
  }
  return undefined;
}

function rowsOf(connection: Connection, sql: string, ...args: readonly unknown[]): readonly Row[] {
  return connection.prepare(sql).raw().all(args) as Row[];
}
