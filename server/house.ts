import { auditStatement } from '../db/audit.ts';
import { complaintsBegun, hasBegun } from '../db/database-checks.ts';
import type { Databases } from '../db/databases.ts';
import { StoreError } from '../db/engine.ts';
import type { Keyring } from '../db/keyring.ts';
import { lockWhenFree } from '../db/lock.ts';
import { usedCues } from '../db/queries/moderation/screening-cues.ts';
import { addOrganisation, organisations } from '../db/queries/staff/staff.ts';
import { type Backups, createBackups } from './backup/backups.ts';
import { dayIn } from './core/consultation/days.ts';
import { newId } from './core/ids.ts';
import type { Env } from './env.ts';
import type { GuessGuard } from './guard/guessing.ts';
import type { PhraseCost } from './guard/phrase-hash.ts';
import type { Redis } from './guard/redis.ts';
import { createDeps, knownOrigins } from './house/deps.ts';
import { createGuards } from './house/guards.ts';
import { refusalOfStore } from './house/refusal-of-store.ts';
import { openStore, refuseWithoutInstallation } from './house/store.ts';
import { workerFilesBeside } from './house/worker-files.ts';
import { forgetAllOrder } from './jobs/forget-order.ts';
import { finishMoves } from './moving/settle.ts';
import { type Places, placesOf } from './places.ts';
import { createDrawing } from './report/draw-in-worker.ts';
import { createScreeningPool } from './screening/pool.ts';
import { createSerialQueue, type SerialQueue } from './serial-queue.ts';
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
  /** Origins whose forms it takes; none in a command that runs alone and was told none. */
  readonly origins: readonly string[];
  readonly backups: Backups;
  /** Consultations leave and arrive one after the other. */
  readonly moves: SerialQueue;
  /** How guesses are held off here. */
  readonly guesses: GuessGuard;
  /** Before a stop: nobody waits for who translates any more. */
  readonly endTranslating: () => void;
  readonly close: () => Promise<void>;
};

export type HouseOptions = {
  /** The thread of the screens, or its source; the others lie beside it. */
  readonly workerFile: URL;
  /** Only tests say another: a thousand phrases at full cost take minutes. */
  readonly phraseCost?: PhraseCost;
  /** What it shares with other processes; it belongs to who made it. */
  readonly redis?: Redis;
  /** Told each time why a thread of the screens never came up: nothing else would say it. */
  readonly onScreensFailed?: (error: unknown) => void;
  /** Told of a consultation that a release of it is not what was signed. */
  readonly onReleaseDamaged?: (consultationId: string, error: unknown) => void;
  /** False: nothing is begun in a folder that holds no installation. A command in a wrong folder would make another one. */
  readonly mayBegin?: boolean;
  /** How long it waits while another process has the data folder, and who is told that it does; not at all when not said. */
  readonly waits?: { readonly upToMs: number; readonly say: (sentence: string) => void };
};

/**
 * Opens everything that stands behind the adapters: lock, keys, databases, screens, use cases. The server and the command
 * line both live in it, never two at once. Throws a StartRefusal with one sentence.
 */
export async function openHouse(env: Env, options: HouseOptions): Promise<House> {
  const places = placesOf(env);
  if (options.mayBegin === false) refuseWithoutInstallation(env);
  const opened: Opened = [];
  try {
    const lock = await lockWhenFree(env.DATA_DIR, options.waits);
    opened.push(() => lock.release());
    return await openLocked(env, { ...options, places, opened });
  } catch (error) {
    await closeAll(opened).catch(() => undefined);
    throw error instanceof StoreError ? refusalOfStore(error) : error;
  }
}

/** How to close what was opened so far. */
type Opened = (() => unknown)[];

/** The last one first: the lock falls when nothing of the folder is open any more. One that fails keeps no other open, and is told. */
async function closeAll(opened: Opened): Promise<void> {
  const last = opened.pop();
  try {
    await last?.();
  } finally {
    if (opened.length > 0) await closeAll(opened);
  }
}

/** The house of a folder that this process holds from here on. */
async function openLocked(
  env: Env,
  options: HouseOptions & { readonly places: Places; readonly opened: Opened },
): Promise<House> {
  const { places, opened } = options;
  const files = workerFilesBeside(options.workerFile);
  const store = await openStore(env, { places, checkpointFile: files.checkpoint });
  opened.push(store.close);
  const { databases, keyring } = store;
  const screening = createScreeningPool({
    workers: env.SCREENING_WORKERS,
    budgetMs: 50,
    workerFile: files.screening,
    cues: await usedCues(databases.control),
    ...(options.onScreensFailed === undefined ? {} : { onStartFailed: options.onScreensFailed }),
  });
  opened.push(screening.close);
  const themes = createThemeThreads({ workerFile: files.themes });
  opened.push(themes.close);
  const drawing = createDrawing(files.report);
  const translator = untilEnd(translatorOf(env));
  const deps = createDeps(env, {
    databases,
    screening,
    workerFiles: files,
    drawForms: drawing.forms,
    drawPaper: drawing.paper,
    themes: themes.ask,
    translator,
    keys: keyring,
    phraseCost: options.phraseCost,
    onDamaged: options.onReleaseDamaged ?? (() => undefined),
  });
  await ensureOrganisation(deps);
  await ensureComplaints(deps);
  await finishDestructions(deps);
  await finishMoves({ deps, databases, keyring });
  const guards = createGuards(deps.steady, options.redis?.limiter);
  const services = createServices(deps, guards);
  let closing = false;
  const backups = createBackups({
    databases,
    keyring,
    places,
    secrets: deps.secrets,
    clock: deps.clock,
    forgetOrder: (consultationId) => forgetAllOrder(services, { consultationId, stopped: () => closing }),
  });
  return {
    services,
    databases,
    deps,
    keyring,
    places,
    origins: knownOrigins(env),
    backups,
    moves: createSerialQueue(),
    guesses: guards.guesses,
    endTranslating: translator.end,
    async close() {
      closing = true;
      await backups.idle();
      await closeAll(opened);
    },
  };
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
