import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { auditStatement } from '../db/audit.ts';
import { complaintsBegun, type Databases, openDatabases } from '../db/databases.ts';
import { StoreError } from '../db/engine.ts';
import { type Keyring, openKeyring } from '../db/keyring.ts';
import { type Lock, lockDataFolder } from '../db/lock.ts';
import { complaintsMigrations } from '../db/migrations/complaints.ts';
import { consultationMigrations } from '../db/migrations/consultation.ts';
import { controlMigrations } from '../db/migrations/control.ts';
import { consultationRow } from '../db/queries/consultations.ts';
import { addOrganisation, organisations } from '../db/queries/staff.ts';
import { wordsOf } from '../locales/words.ts';
import { type Backups, createBackups } from './backup/backups.ts';
import { restoringName } from './backup/restore.ts';
import { createDayClock, dayIn } from './core/consultation/days.ts';
import { newId } from './core/ids.ts';
import { tablesWithoutEnd } from './core/privacy/retention.ts';
import { type Env, exitCodes, StartRefusal } from './env.ts';
import { createGuessGuard } from './guard/guessing.ts';
import { createIdleness } from './guard/idleness.ts';
import { createMemoryLimiter } from './guard/limiter.ts';
import { createPhraseHash, type PhraseCost } from './guard/phrase-hash.ts';
import { createSealing } from './guard/sealing.ts';
import { createSecrets } from './guard/secrets.ts';
import { type Places, placesOf } from './places.ts';
import { createScreeningPool, type ScreeningPool } from './screening/pool.ts';
import { createServices, type Services } from './services.ts';
import type { Deps, Facts, Unread } from './usecases/deps.ts';
import { finishDestructions } from './usecases/retention/finish-destruction.ts';

export type House = {
  readonly services: Services;
  readonly databases: Databases;
  readonly deps: Deps;
  readonly keyring: Keyring;
  /** Where it keeps what, as the environment said. */
  readonly places: Places;
  readonly backups: Backups;
  /** This start made the keyring: whoever runs it has to be told what it is. */
  readonly madeKeys: boolean;
  readonly close: () => Promise<void>;
};

const sentences: Readonly<Record<string, { says: (detail: string) => string; exitCode: number }>> = {
  'data-folder-in-use': { says: (detail) => detail, exitCode: exitCodes.inUse },
  'data-folder-unwritable': { says: (detail) => detail, exitCode: exitCodes.cannotCreate },
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
  },
): Promise<House> {
  const places = placesOf(env);
  let lock: Lock | undefined;
  try {
    lock = lockDataFolder(env.DATA_DIR);
    const held = lock;
    if (existsSync(join(env.DATA_DIR, restoringName)))
      throw new StartRefusal('A restore was interrupted: run due-weight restore again, with --replace.');
    // A first start makes the keys. Data without keys is never given new ones: they would open nothing.
    // With a server the data lies elsewhere, so a first start leaves a mark here.
    const begun = join(env.DATA_DIR, env.LIBSQL_URL === undefined ? 'control.db' : 'begun');
    const fresh = !existsSync(begun);
    const madeKeys = fresh && !existsSync(env.KEYRING);
    const keyring = openKeyring({
      path: env.KEYRING,
      dataDir: env.DATA_DIR,
      create: fresh,
      master: places.master,
      backupDirs: [places.backupDir, places.keyBackupDir].filter((each) => each !== undefined),
    });
    const databases = await openDatabases({
      dataDir: env.DATA_DIR,
      keyring,
      maxOpen: 200,
      // A room that writes at once is one commit and, for each page, one packet.
      maxGroup: 256,
      migrations: {
        control: controlMigrations,
        complaints: complaintsMigrations,
        consultation: consultationMigrations,
      },
      withoutEnd: tablesWithoutEnd,
      ...(env.LIBSQL_URL === undefined
        ? {}
        : { server: { url: env.LIBSQL_URL, ...(env.LIBSQL_TOKEN ? { authToken: env.LIBSQL_TOKEN } : {}) } }),
    });
    if (env.LIBSQL_URL !== undefined) writeFileSync(begun, '', { mode: 0o600 });
    const screening = createScreeningPool({
      workers: env.SCREENING_WORKERS,
      budgetMs: 50,
      workerFile: options.workerFile,
    });
    const deps = createDeps(env, {
      databases,
      screening,
      keys: { pepper: keyring.pepper, signing: keyring.signing },
      phraseCost: options.phraseCost,
    });
    await ensureOrganisation(deps);
    await ensureComplaints(deps);
    await finishDestructions(deps);
    // A class of children writing at once is the rule, one child writing eleven times in ten seconds is not.
    const services = createServices(deps, {
      posts: createMemoryLimiter({ name: 'posts', points: 10, seconds: 10 }),
      // Voting is quicker than writing; faster than this nobody reads what it votes on.
      votes: createMemoryLimiter({ name: 'votes', points: 100, seconds: 30 }),
      // Without a code: a class at once is let in, a program that makes seats is not let far.
      seats: createMemoryLimiter({ name: 'seats', points: 60, seconds: 60 }),
      // A child needs one; each costs us an eighth of a second.
      phrases: createMemoryLimiter({ name: 'phrases', points: 5, seconds: 60 }),
      // Complaints of the whole site, beginning or joining one: a class at once is let in.
      complaints: createMemoryLimiter({ name: 'complaints', points: 60, seconds: 60 }),
      guesses: createGuessGuard(deps.clock),
    });
    const backups = createBackups({ databases, keyring, places, secrets: deps.secrets, clock: deps.clock });
    return {
      services,
      databases,
      deps,
      keyring,
      places,
      madeKeys,
      backups,
      async close() {
        await backups.idle();
        await screening.close();
        await databases.close();
        held.release();
      },
    };
  } catch (error) {
    lock?.release();
    if (!(error instanceof StoreError)) throw error;
    const known = sentences[error.code];
    throw new StartRefusal(
      known ? known.says(error.message) : error.message,
      known?.exitCode ?? exitCodes.configuration,
    );
  }
}

function createDeps(
  env: Env,
  parts: {
    databases: Databases;
    screening: ScreeningPool;
    keys: Parameters<typeof createSecrets>[0];
    phraseCost: PhraseCost | undefined;
  },
): Deps {
  const facts = new Map<string, Facts>();
  const recentWords = new Map<string, readonly string[]>();
  const unread = new Map<string, Unread>();
  const clock = clockOf(env);
  const secrets = createSecrets(parts.keys);
  return {
    databases: parts.databases,
    clock,
    random: (length) => randomBytes(length),
    idleness: createIdleness(clock),
    secrets,
    phraseHash: createPhraseHash({ salt: secrets.hash('phrase-salt', 'site'), cost: parts.phraseCost }),
    seal: createSealing((length) => randomBytes(length)),
    // Until people of staff have a second factor, a demo goes without one and nothing else opens anything sealed.
    factors: { isFresh: () => env.DEMO },
    screen: (input) => parts.screening.screen(input),
    wordsOf,
    async facts(consultationId) {
      const known = facts.get(consultationId);
      if (known) return known;
      const db = await parts.databases.consultation(consultationId);
      const row = db && (await consultationRow(db));
      if (!row) return undefined;
      const found = {
        organisationId: row.organisationId,
        day: createDayClock(row.timeZone),
        sensitiveTopic: row.sensitiveTopic === 1,
      };
      // Before it opens the zone may still be edited.
      if (row.state === 'open' || row.state === 'paused') facts.set(consultationId, found);
      return found;
    },
    recentWords: {
      get: (participantId) => recentWords.get(participantId) ?? [],
      add(participantId, text) {
        recentWords.set(participantId, [...(recentWords.get(participantId) ?? []), text].slice(-3));
        if (recentWords.size > 50_000) recentWords.delete(recentWords.keys().next().value ?? '');
      },
      forget: (participantId) => void recentWords.delete(participantId),
    },
    erasures: { waiting: new Set(), receipts: new Map() },
    unread: {
      get: (id) => unread.get(id),
      put(id, item) {
        unread.set(id, item);
        if (unread.size > 2_000) unread.delete(unread.keys().next().value ?? '');
      },
      delete: (id) => void unread.delete(id),
    },
    statements: new Map(),
    words: new Map(),
    reads: new Map(),
    report: new Map(),
    undoable: new Map(),
  };
}

/** The clock of the product. A demo may be moved by the offset in CLOCK_FILE, read again at each look. */
function clockOf(env: Env): () => number {
  const file = env.CLOCK_FILE;
  if (file === undefined) return Date.now;
  return () => Date.now() + (existsSync(file) ? Number(readFileSync(file, 'utf8')) || 0 : 0);
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
  const known = await control.query('select 1 from audit where deed = ?1 limit 1', [complaintsBegun]);
  if (known.length > 0) return;
  const day = dayIn('UTC', deps.clock());
  await control.write([
    auditStatement({ day, actor: 'house', deed: complaintsBegun, subject: 'complaints', detail: '' }),
  ]);
}
