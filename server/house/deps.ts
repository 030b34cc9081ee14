import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { Databases } from '../../db/databases.ts';
import { numberWords } from '../../locales/numbers.ts';
import { wordsOf } from '../../locales/words.ts';
import type { AskThemes } from '../core/analysis/themes/work.ts';
import type { Translator } from '../core/translation/translator.ts';
import { createDisclosureControl } from '../disclosure/control-in-thread.ts';
import { createCutter } from '../documents/cutter.ts';
import { createFileReader } from '../documents/reader.ts';
import { type Env, originsOf } from '../env.ts';
import { createDuty } from '../guard/duty.ts';
import { createExposures } from '../guard/exposures.ts';
import { createFactors } from '../guard/factors.ts';
import { createIdleness } from '../guard/idleness.ts';
import { createPasskeys } from '../guard/passkeys.ts';
import { createPhraseHash, type PhraseCost } from '../guard/phrase-hash.ts';
import { createQueues } from '../guard/queues.ts';
import { createSealing } from '../guard/sealing.ts';
import { createSecrets } from '../guard/secrets.ts';
import { totp } from '../guard/totp.ts';
import { createTurns } from '../guard/turns.ts';
import { findInThread } from '../opinion/find-in-thread.ts';
import { createPictureReader } from '../pictures/reader.ts';
import { writtenLanguages } from '../report/pdf/written-languages.ts';
import { sentenceTexts } from '../report/sentence-texts.ts';
import { committedPack } from '../screening/policy.ts';
import type { ScreeningPool } from '../screening/pool.ts';
import { tryCues } from '../screening/try-cues.ts';
import type { Deps } from '../usecases/deps.ts';
import { createFacts, createRecentWords, createUnread } from './memory.ts';
import type { WorkerFiles } from './worker-files.ts';

/** What every use case is handed, made once for a house: clock, chance, secrets, and all that is known in memory alone. */
export function createDeps(
  env: Env,
  parts: {
    databases: Databases;
    screening: ScreeningPool;
    workerFiles: WorkerFiles;
    drawForms: Deps['drawForms'];
    drawPaper: Deps['drawPaper'];
    themes: AskThemes;
    translator: Translator;
    keys: Parameters<typeof createSecrets>[0];
    phraseCost: PhraseCost | undefined;
    onDamaged: Deps['onDamaged'];
  },
): Deps {
  const { workerFiles } = parts;
  const moved = moveOf(env);
  const clock = () => Date.now() + moved();
  // Of what is in memory alone: where somebody sets the clock of the machine, no child loses its seat for it.
  const steady = () => performance.timeOrigin + performance.now() + moved();
  const secrets = createSecrets(parts.keys);
  const exposures = createExposures(steady);
  const random = (length: number) => randomBytes(length);
  // Files are one process's; on a server others may work with the same, and what they tell each other goes by the clock that they share.
  const shared = env.LIBSQL_URL !== undefined;
  const ofStaff = shared ? clock : steady;
  return {
    databases: parts.databases,
    clock,
    steady,
    random,
    drawForms: parts.drawForms,
    drawPaper: parts.drawPaper,
    writesLanguage: writtenLanguages(),
    sayIn: sentenceTexts(),
    numberWords,
    duty: createDuty(
      steady,
      () => performance.now(),
      (staffId) => exposures.restLeftMs(staffId) > 0,
    ),
    roomRest: new Map(),
    queues: createQueues(),
    slowPosts: new Map(),
    paces: new Map(),
    turns: createTurns(),
    stood: new WeakMap(),
    unwritten: new Set(),
    ordered: new Set(),
    exposures,
    lateWaits: new Map(),
    factors: createFactors(ofStaff, { shared }),
    passkeys: createPasskeys({ secrets, clock: ofStaff, shared, random, origins: knownOrigins(env) }),
    totp,
    factorless: env.DEMO,
    idleness: createIdleness(steady),
    secrets,
    phraseHash: createPhraseHash({ cost: parts.phraseCost }),
    seal: createSealing(random),
    screen: (input) => parts.screening.screen(input),
    packOf: committedPack,
    tryCues: (cues) => tryCues(workerFiles.screening, cues),
    useCues: (cues) => parts.screening.use(cues),
    opinions: (input) => findInThread(workerFiles.opinion, input),
    disclosure: createDisclosureControl(workerFiles.disclosure),
    themes: parts.themes,
    translator: parts.translator,
    readFile: createFileReader(workerFiles.importChild),
    cutText: createCutter(workerFiles.importChild),
    readPicture: createPictureReader(workerFiles.pictureChild),
    wordsOf,
    facts: createFacts(parts.databases),
    recentWords: createRecentWords(),
    erasures: { waiting: new Map(), receipts: new Map() },
    unread: createUnread(),
    statements: new Map(),
    words: new Map(),
    reads: new Map(),
    report: new Map(),
    frozen: new Map(),
    damaged: new Set(),
    onDamaged: parts.onDamaged,
    countedLogs: new Map(),
    undoable: new Map(),
  };
}

/** By how many milliseconds the clock of the product is moved: a demo's by what CLOCK_FILE says, read again at each look. */
function moveOf(env: Env): () => number {
  const file = env.CLOCK_FILE;
  if (file === undefined) return () => 0;
  return () => (existsSync(file) ? Number(readFileSync(file, 'utf8')) || 0 : 0);
}

/** Origins whose forms are taken. A command that runs alone has no pages, and need not know where they would be: none then. */
export function knownOrigins(env: Env): readonly string[] {
  try {
    return originsOf(env);
  } catch {
    return [];
  }
}
