// Whoever guesses finds nothing, learns nothing from how long an answer takes, and keeps nobody out who has the right words.
// Against the product as it is started: wrong codes and wrong phrases over HTTP by the ten thousand, children who join and come
// back meanwhile, and the times of answers to words that were right once against words that never were: codes that were used,
// phrases that new ones replaced, and phrases of a consultation that is destroyed. A demo, because only its clock can be moved.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { collectProblems, finish, progressBar, readFlags } from '../support/figures/figure-run.ts';
import { percentile } from '../support/figures/percentile.ts';
import { type Seeded, seeded } from '../support/house/seeded.ts';
import { signInDemo } from '../support/house/stage.ts';
import { startProduct } from '../support/processes/product.ts';
import { tempFolder } from '../support/processes/temp.ts';
import { type Answer, createSender, type Sender } from './guessing/sender.ts';
import { openSlowLane } from './guessing/slow-lane.ts';
import { chance, likelyAlike } from './guessing/told-apart.ts';
import {
  addresses,
  buildWorld,
  destroyedPhrases,
  drawn,
  joinTimed,
  returnTimed,
  type World,
} from './guessing/world.ts';

const flags = readFlags();
const size = flags.quick
  ? {
      codes: 1_000,
      phrases: 200,
      joins: 3,
      returns: 1,
      pairs: 20,
      // With fewer no difference at all would be below the p that is too small.
      phrasePairs: 6,
      paceMs: 0,
      seats: 2,
      ended: 2,
      destroyed: 2,
      lanes: 24,
      // Six slow hashes, beside everything else: what forty milliseconds add is not seen among them.
      heldMs: 400,
    }
  : {
      codes: 100_000,
      phrases: 10_000,
      joins: 100,
      returns: 20,
      pairs: 250,
      phrasePairs: 24,
      paceMs: 600,
      seats: 4,
      ended: 8,
      destroyed: 8,
      lanes: 24,
      heldMs: 40,
    };
const goal = { hits: 0, unexpected: 0, failed: 0, p95JoinMs: 1_000, looked: 0.1, p: chance };

const problems = collectProblems();
const random = seeded(flags.seed);
console.log(
  `seed ${flags.seed}, ${size.codes} codes, ${size.phrases} phrases, ${size.joins} children join meanwhile`,
);

const clock = tempFolder('clock');
const clockFile = join(clock.path, 'clock');
writeFileSync(clockFile, '0');
const product = await startProduct({ demo: true, env: { CLOCK_FILE: clockFile } });
try {
  const crew = await signInDemo(product);
  const destroyed = await destroyedPhrases(product, { crew, clockFile, count: size.destroyed });
  const { origin } = product;
  const sheets = size.joins * 2 + 20;
  const world = await buildWorld(crew, {
    origin,
    sheets,
    seats: size.seats,
    phrases: size.seats - 1,
    ended: size.ended,
    destroyed,
  });

  // Before anybody guessed, when every answer is a page; each guess from a network of its own, so that none has to wait.
  const quiet = await toldApart(world, { random, name: 'quiet' });
  const endedP = await phrasesToldApart('ended phrases', { were: world.ended, random });
  const destroyedP = await phrasesToldApart('destroyed phrases', { were: world.destroyed, random });

  const codes = await guessCodes(world);
  const phrases = await guessPhrases(world);

  // The budget is used up: answers are redirects now, and may tell as little.
  const busy = await toldApart(world, { random, name: 'busy', from: addresses.guesser });

  const joins = [...codes.joins, ...phrases.joins];
  const figures = {
    codes: size.codes,
    codesASecond: Math.round(size.codes / codes.seconds),
    codesRedirected: codes.waits,
    phrases: size.phrases,
    phrasesLookedAt: phrases.looked,
    hits: codes.hits + phrases.hits,
    unexpected: problems.count(),
    joins: joins.length,
    p95JoinMs: Math.round(percentile(joins, 0.95)),
    returns: phrases.returns.length,
    p95ReturnMs: Math.round(percentile(phrases.returns, 0.95)),
    failed: codes.failed + phrases.failed,
    pUsedCodes: quiet,
    pUsedCodesBusy: busy,
    pEndedPhrases: endedP,
    pDestroyedPhrases: destroyedP,
  };
  finish({
    name: 'guessing',
    pass:
      figures.hits === 0 &&
      figures.unexpected === 0 &&
      figures.failed === 0 &&
      joins.length > 0 &&
      figures.codesRedirected > size.codes / 2 &&
      figures.phrasesLookedAt <= size.phrases * goal.looked &&
      // A limit of people's patience binds the full form; `npm test` runs this beside everything else.
      (flags.quick || figures.p95JoinMs <= goal.p95JoinMs) &&
      [quiet, busy, endedP, destroyedP].every((p) => p > chance),
    figures,
    goal,
  });
} finally {
  await product.remove();
  clock.remove();
}

type Guessed = { hits: number; failed: number; readonly joins: number[] };

/** Wrong codes on many connections at once; a tenth of them skips the look and says yes. Children join meanwhile. */
async function guessCodes(world: World): Promise<Guessed & { waits: number; seconds: number }> {
  const { origin } = product;
  const guessed = { hits: 0, failed: 0, joins: [] as number[], waits: 0, seconds: 0 };
  const bar = progressBar('codes');
  const start = performance.now();
  await flood({
    count: size.codes,
    bar,
    async guess(sender) {
      const code = drawn(random, 5);
      const look = { step: 'look', code };
      const yes = {
        ...look,
        step: 'yes',
        consultationId: world.consultation,
        nonce: random.id(),
        language: 'en',
        level: 'older',
      };
      const answer = await sender.post('/join', random.chance(0.1) ? yes : look, addresses.guesser());
      if (answer.location === '/?wait=yes') guessed.waits += 1;
      else if (answer.location === '/here/name' || answer.html.includes('value="yes"')) guessed.hits += 1;
      else if (!answer.html.includes('id="field-code-error"')) unexpected(answer);
    },
    async meanwhile() {
      const code = world.unused.pop();
      if (code === undefined || guessed.joins.length + guessed.failed >= size.joins) return false;
      await joinTimed(origin, code).then(
        (ms) => guessed.joins.push(ms),
        () => (guessed.failed += 1),
      );
      return true;
    },
  });
  guessed.seconds = (performance.now() - start) / 1_000;
  return guessed;
}

/** Wrong phrases; children with right ones, of another network, come back meanwhile, and others join. */
async function guessPhrases(world: World): Promise<Guessed & { looked: number; returns: number[] }> {
  const { origin } = product;
  const guessed = { hits: 0, failed: 0, joins: [] as number[], looked: 0, returns: [] as number[] };
  await flood({
    count: size.phrases,
    bar: progressBar('phrases'),
    async guess(sender) {
      const answer = await sender.post('/back', { phrase: drawn(random, 6) }, addresses.guesser());
      if (answer.status === 400) guessed.looked += 1;
      else if (answer.status === 303) guessed.hits += 1;
      else if (answer.status !== 429) unexpected(answer);
    },
    async meanwhile() {
      const back = guessed.returns.length < size.returns;
      const phrase = random.pick(world.phrases);
      const code = back ? undefined : world.unused.pop();
      if (!back && (code === undefined || guessed.joins.length >= size.joins)) return false;
      await (back ? returnTimed(origin, phrase) : joinTimed(origin, code ?? '')).then(
        (ms) => (back ? guessed.returns : guessed.joins).push(ms),
        () => (guessed.failed += 1),
      );
      return guessed.failed < size.joins;
    },
  });
  return guessed;
}

/** So many guesses on all connections; beside them `meanwhile` again and again, until it has done what it wanted. */
async function flood(of: {
  readonly count: number;
  readonly bar: (done: number, all: number) => void;
  readonly guess: (sender: Sender) => Promise<void>;
  readonly meanwhile: () => Promise<boolean>;
}): Promise<void> {
  const sender = createSender(product.origin, size.lanes);
  let begun = 0;
  let over = false;
  const lane = async () => {
    while (begun < of.count) {
      begun += 1;
      await of.guess(sender).catch((error: Error) => problems.add('broke', error.message));
      of.bar(begun, of.count);
    }
  };
  const beside = async () => {
    while (!over && (await of.meanwhile()));
  };
  const children = beside();
  await Promise.all(Array.from({ length: size.lanes }, lane));
  over = true;
  await children;
  sender.close();
}

function unexpected(answer: Answer): void {
  problems.add('unexpected', `${answer.status} ${answer.location} ${answer.html.slice(0, 200)}`);
}

/** Codes whose seat is taken against codes that never were, one after the other. */
async function toldApart(
  world: World,
  of: { random: Seeded; name: string; from?: () => string },
): Promise<number> {
  const wasRight = new Set(world.used);
  return measured(
    (form) => wasRight.has(form.get('code') ?? ''),
    async (sender) => {
      const look = async (code: string) => {
        const from = of.from?.() ?? addresses.elsewhere(of.random);
        return (await sender.post('/join', { step: 'look', code }, from)).ms;
      };
      // The connection and the code paths are warm before anything counts.
      for (let warm = 0; warm < 10; warm += 1) await look(drawn(of.random, 5));
      return likelyAlike({
        name: `used codes, ${of.name}`,
        pairs: size.pairs,
        random: of.random,
        one: () => look(of.random.pick(world.used)),
        other: () => look(drawn(of.random, 5)),
      });
    },
  );
}

/** Phrases that brought a child back until something ended them, against phrases that never did. */
async function phrasesToldApart(
  name: string,
  of: { readonly were: readonly string[]; readonly random: Seeded },
): Promise<number> {
  const chances = of.random;
  const wasRight = new Set(of.were);
  return measured(
    (form) => wasRight.has(form.get('phrase') ?? ''),
    async (sender) => {
      const back = async (phrase: string) => {
        // Slower than the site's budget comes back, so that every one is looked at.
        await pause(size.paceMs);
        const answer = await sender.post('/back', { phrase }, addresses.elsewhere(chances));
        // Only what was looked at says anything of the words.
        if (answer.status !== 400) unexpected(answer);
        return answer.ms;
      };
      return likelyAlike({
        name,
        pairs: size.phrasePairs,
        random: chances,
        one: () => back(chances.pick(of.were)),
        other: () => back(drawn(chances, 6)),
      });
    },
  );
}

/** One connection to the product; with `--break` through a lane that holds some answers back. */
async function measured(
  isSlow: (form: URLSearchParams) => boolean,
  work: (sender: Sender) => Promise<number>,
): Promise<number> {
  const lane = flags.broken ? await openSlowLane(product.origin, { isSlow, byMs: size.heldMs }) : undefined;
  const sender = createSender(lane?.origin ?? product.origin, 1);
  const p = await work(sender);
  sender.close();
  await lane?.close();
  return Math.round(p * 10_000) / 10_000;
}
