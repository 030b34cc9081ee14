import { existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { auditStatement } from '../db/audit.ts';
import { complaintsBegun, hasBegun } from '../db/database-checks.ts';
import { type Databases, openDatabases } from '../db/databases.ts';
import { StoreError } from '../db/engine.ts';
import { type Keyring, openKeyring } from '../db/keyring.ts';
import { type Lock, lockWhenFree } from '../db/lock.ts';
import { complaintsMigrations } from '../db/migrations/complaints.ts';
import { consultationMigrations } from '../db/migrations/consultation.ts';
import { controlMigrations } from '../db/migrations/control.ts';
import type { ServerAddress } from '../db/namespace.ts';
import { usedCues } from '../db/queries/screening-cues.ts';
import { addOrganisation, organisations } from '../db/queries/staff.ts';
import { type Backups, createBackups } from './backup/backups.ts';
import { copiesOfBefore } from './backup/copies-of-before.ts';
import { restoringName } from './backup/restore.ts';
import { createCheckpointThread } from './checkpoint-thread.ts';
import { dayIn } from './core/consultation/days.ts';
import { newId } from './core/ids.ts';
import { tablesWithoutEnd } from './core/privacy/retention.ts';
import { type Env, exitCodes, StartRefusal } from './env.ts';
import type { GuessGuard } from './guard/guessing.ts';
import type { PhraseCost } from './guard/phrase-hash.ts';
import type { Redis } from './guard/redis.ts';
import { createGuards } from './guards.ts';
import { createDeps } from './house-deps.ts';
import { createTurns, type Turns } from './in-turn.ts';
import { finishMoves } from './moving/settle.ts';
import { beginningOf, type Places, placesOf } from './places.ts';
import { refusalOf } from './refusal-of.ts';
import { createDrawing } from './report/draw-in-worker.ts';
import { createScreeningPool } from './screening/pool.ts';
import { createServices, type Services } from './services.ts';
import { createThemeThreads } from './themes/threads.ts';
import { translatorOf } from './translation/translator-of.ts';
import { untilEnd } from './translation/until-end.ts';
import type { Deps } from './usecases/deps.ts';
import { finishDestructions } from './usecases/retention/finish-destruction.ts';

export type House = {
  readonly services: Services;
  readonly databases: Databases;
  readonly deps: Deps;
  readonly keyring: Keyring;
  /** Where it keeps what, as the environment said. */
  readonly places: Places;
  readonly backups: Backups;
  /** Consultations leave and arrive one after the other. */
  readonly moves: Turns;
  /** How guesses are held off here. */
  readonly guesses: GuessGuard;
  /** This start made the keyring: whoever runs it has to be told what it is. */
  readonly madeKeys: boolean;
  /** Before a stop: nobody waits for who translates any more. */
  readonly endTranslating: () => void;
  readonly close: () => Promise<void>;
};

const sentences: Readonly<Record<string, { says: (detail: string) => string; exitCode: number }>> = {
  'data-folder-in-use': { says: (detail) => detail, exitCode: exitCodes.temporary },
  'data-folder-unwritable': { says: (detail) => detail, exitCode: exitCodes.cannotCreate },
  'database-busy': { says: (detail) => detail, exitCode: exitCodes.temporary },
  'server-unreachable': { says: (detail) => detail, exitCode: exitCodes.temporary },
  'keyring-missing': {
    says: (detail) => `${detail} Without it the data cannot be read; put it back or set KEYRING.`,
    exitCode: exitCodes.configuration,
  },
  'master-key-missing': {
    says: (detail) => `${detail} Without it the keyring opens nothing; put it back or set MASTER_KEY_FILE.`,
    exitCode: exitCodes.configuration,
  },
};

/**
 * Opens everything that stands behind the adapters: lock, keys, databases, screens, use cases. The server and the command
 * line both live in it, never two at once. Throws a StartRefusal with one sentence.
 */
export async function openHouse(
  env: Env,
  options: {
    readonly workerFile: URL;
    /** Only tests say another: a thousand phrases at full cost take minutes. */
    readonly phraseCost?: PhraseCost;
    /** What it shares with other processes; it belongs to who made it. */
    readonly redis?: Redis;
    /** False: nothing is begun in a folder that holds no installation. A command in a wrong folder would make another one. */
    readonly mayBegin?: boolean;
    /** How long it waits while another process has the data folder, and who is told that it does; not at all when not said. */
    readonly waits?: { readonly upToMs: number; readonly say: (sentence: string) => void };
  },
): Promise<House> {
  const places = placesOf(env);
  const restoring = join(env.DATA_DIR, restoringName);
  if (options.mayBegin === false && ![beginningOf(env), restoring].some((file) => existsSync(file)))
    throw new StartRefusal(
      `There is no installation in ${resolve(env.DATA_DIR)}: say with DATA_DIR where it lies, or start it once.`,
    );
  let lock: Lock | undefined;
  try {
    lock = await lockWhenFree(env.DATA_DIR, options.waits);
    const held = lock;
    if (existsSync(restoring))
      throw new StartRefusal('A restore was interrupted: run due-weight restore again, with --replace.');
    // A first start makes the keys. Data without keys is never given new ones: they would open nothing.
    const before = copiesOfBefore(env);
    if (before !== undefined) throw new StartRefusal(before);
    const begun = beginningOf(env);
    const fresh = !existsSync(begun);
    const madeKeys = fresh && !existsSync(env.KEYRING);
    const keyring = openKeyring({
      path: env.KEYRING,
      dataDir: env.DATA_DIR,
      create: fresh,
      master: places.master,
      backupDirs: [places.backupDir, places.keyBackupDir].filter((each) => each !== undefined),
    });
    const checkpoints = createCheckpointThread(besideScreening(options.workerFile, 'checkpoint'));
    // One of its own: a large copy takes seconds, in which the logs of all others are moved.
    const copies = createCheckpointThread(besideScreening(options.workerFile, 'checkpoint'));
    const databases = await openDatabases({
      dataDir: env.DATA_DIR,
      keyring,
      checkpointAside: checkpoints.move,
      copyAside: copies.copy,
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
    const screening = createScreeningPool({
      workers: env.SCREENING_WORKERS,
      budgetMs: 50,
      workerFile: options.workerFile,
      cues: await usedCues(databases.control),
    });
    // The other worker lies beside it, bundled or not.
    const themes = createThemeThreads({ workerFile: besideScreening(options.workerFile, 'themes') });
    const drawing = createDrawing(besideScreening(options.workerFile, 'report'));
    const translator = untilEnd(translatorOf(env));
    const deps = createDeps(env, {
      databases,
      screening,
      screeningWorker: options.workerFile,
      drawForms: drawing.forms,
      drawPaper: drawing.paper,
      opinionWorker: besideScreening(options.workerFile, 'opinion'),
      themes: themes.ask,
      translator,
      importChild: childOf(options.workerFile, 'import'),
      pictureChild: childOf(options.workerFile, 'picture'),
      keys: keyring,
      phraseCost: options.phraseCost,
    });
    await ensureOrganisation(deps);
    await ensureComplaints(deps);
    await finishDestructions(deps);
    await finishMoves({ deps, databases, keyring });
    const guards = createGuards(deps.steady, options.redis?.limiter);
    const services = createServices(deps, guards);
    const backups = createBackups({ databases, keyring, places, secrets: deps.secrets, clock: deps.clock });
    return {
      services,
      databases,
      deps,
      keyring,
      places,
      madeKeys,
      backups,
      moves: createTurns(),
      guesses: guards.guesses,
      endTranslating: translator.end,
      async close() {
        await backups.idle();
        await screening.close();
        await themes.close();
        await databases.close();
        await checkpoints.close();
        await copies.close();
        held.release();
      },
    };
  } catch (error) {
    lock?.release();
    if (!(error instanceof StoreError)) throw error;
    const known = sentences[error.code];
    throw new StartRefusal(
      known ? known.says(error.message) : error.message,
      refusalOf(error)?.exitCode ?? known?.exitCode ?? exitCodes.configuration,
      error,
    );
  }
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

/** Bundled, the threads lie in one folder; as sources each in its own. */
function besideScreening(workerFile: URL, name: 'checkpoint' | 'opinion' | 'report' | 'themes'): URL {
  if (!workerFile.pathname.endsWith('.ts')) return new URL(`./${name}-worker.js`, workerFile);
  const source = name === 'checkpoint' ? '../checkpoint-worker.ts' : `../${name}/worker.ts`;
  return new URL(source, workerFile);
}

/** There is no source that could stand in for them: each is bundled when the house runs from its sources, too. */
function childOf(workerFile: URL, name: 'import' | 'picture'): URL {
  const folder = workerFile.pathname.endsWith('.ts') ? '../../build' : '.';
  return new URL(`${folder}/${name}-child.cjs`, workerFile);
}

/** One organisation by default; its name is editable, its public key is the keyring's. */
async function ensureOrganisation(deps: Deps): Promise<void> {
  const control = deps.databases.control;
  if ((await organisations(control)).length > 0) return;
  await control.write([
    addOrganisation({
      id: newId(deps.random),
      name: control.text.encode('Due Weight'),
      publicKey: deps.secrets.publicKey,
    }),
  ]);
}

/** From here on a complaints database that is missing is a loss, and is not begun anew. */
async function ensureComplaints(deps: Deps): Promise<void> {
  const control = deps.databases.control;
  if (await hasBegun(control)) return;
  const day = dayIn('UTC', deps.clock());
  await control.write([
    auditStatement({ day, actor: 'house', deed: complaintsBegun, subject: 'complaints', detail: '' }),
  ]);
}
