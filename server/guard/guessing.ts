import type { GuessWord } from '../core/wire/pokes.ts';

/**
 * How guessing is slowed down. Everything is in memory only; keys are those of network-keys.ts. Processes of one
 * site tell each other what they counted, so that a guess costs the same at each; while they cannot, each counts alone.
 */
export type GuessGuard = {
  /**
   * Before a phrase is looked at. Undefined: it has to wait, and is not looked at. The attempt counts as wrong until `right`
   * or `unsaid` is called, so that many at once are not looked at for the price of one. Who comes while nothing but attempts under way
   * holds it off waits here for how they end: a class that types at one moment is let in one after the other.
   */
  readonly tryPhrase: (network: string) => Promise<PhraseAttempt | undefined>;
  /** After a code turned out wrong: false when the budget is used up. A right one is never counted and never waits. */
  readonly countCode: (network: string) => boolean;
  /** That budget is used up now. Counts nothing. */
  readonly codesSpent: (network: string) => boolean;
  /** It was counted in another process, which told the others already. */
  readonly elsewhere: (guess: GuessWord) => void;
  /** Of what is counted here. Answers how to stop. */
  readonly listen: (listener: (guess: GuessWord) => void) => () => void;
};

/**
 * How it ended; one of the three is called, once. `unsaid`: nobody could say whether it was right. Its network waits for nothing; that it was looked at
 * costs the site what a wrong one costs, or whoever guesses meanwhile would be looked at without end.
 */
export type PhraseAttempt = Readonly<Record<'right' | 'wrong' | 'unsaid', () => void>>;

/** Mistakes of one network that cost no wait: a class types its phrases behind one address. */
export const freePhrases = 3;
const firstWaitMs = 1_000;
export const longestWaitMs = 42_000;
/** After so long one mistake of a network is forgotten: whoever goes on guessing gains nothing by it, since it waits as long for each. */
const forgottenAfterMs = longestWaitMs;
/** Of one network, who waits for attempts under way to end; a further one is told to come back. */
const mostWaiting = 60;
/** An attempt of a process that died never ends. */
const patienceMs = 5_000;

const hourMs = 3_600_000;
/** Networks held at once, over which the longest known goes: memory that a flood cannot grow. */
const mostNetworks = 20_000;

/** Tokens that come back with time: `size` at most, `perSecond` anew. */
type Budget = { readonly size: number; readonly perSecond: number };

/** A phrase costs us an eighth of a second, so all networks together get less than two hashes a second in the long run. */
const phrasesOfSite: Budget = { size: 60, perSecond: 1.5 };
const codesOfNetwork: Budget = { size: 60, perSecond: 1 };
const codesOfSite: Budget = { size: 600, perSecond: 20 };

type Network = {
  /** Phrases that were wrong, or are looked at just now. */
  wrong: number;
  /** Of these, the ones that are looked at, here or elsewhere. */
  underWay: number;
  notBeforeMs: number;
  /** Since when the mistake counts that is forgotten next. */
  sinceMs: number;
  lastMs: number;
  /** Who waits for these to end, in the order in which they came. */
  readonly waiting: (() => void)[];
  readonly codes: Bucket;
};

/** `clock` is milliseconds since 1970; a key '' means that networks are not told apart. */
export function createGuessGuard(clock: () => number): GuessGuard {
  const networks = new Map<string, Network>();
  const phrases = createBucket(phrasesOfSite, clock);
  const codes = createBucket(codesOfSite, clock);
  const listeners = new Set<(guess: GuessWord) => void>();
  const tell = (guess: GuessWord) => {
    for (const listener of listeners) listener(guess);
  };

  function networkOf(key: string): Network | undefined {
    if (key === '') return undefined;
    const now = clock();
    // Keys change each hour, so one that was not seen for an hour never comes again. The longest unseen stand first.
    for (const [old, { lastMs }] of networks) {
      if (now - lastMs < hourMs) break;
      networks.delete(old);
    }
    const network = networks.get(key) ?? {
      wrong: 0,
      underWay: 0,
      notBeforeMs: 0,
      sinceMs: now,
      lastMs: now,
      waiting: [],
      codes: createBucket(codesOfNetwork, clock),
    };
    network.lastMs = now;
    forget(network, now);
    networks.delete(key);
    networks.set(key, network);
    if (networks.size > mostNetworks) networks.delete(networks.keys().next().value ?? '');
    return network;
  }

  return {
    async tryPhrase(key) {
      let network = networkOf(key);
      while (network && clock() < network.notBeforeMs) {
        if (!(await hasEnded(network))) return undefined;
        network = networkOf(key);
      }
      const now = clock();
      if (!phrases.take()) return undefined;
      if (network) mark(network, now);
      tell({ kind: 'phrase', network: key });
      return {
        right() {
          phrases.giveBack();
          if (network) unmark(network, now);
          tell({ kind: 'phrase-right', network: key });
        },
        wrong() {
          if (network) end(network);
          tell({ kind: 'phrase-wrong', network: key });
        },
        unsaid() {
          if (network) unmark(network, now);
          tell({ kind: 'phrase-unsaid', network: key });
        },
      };
    },
    countCode(key) {
      const own = networkOf(key)?.codes.take() ?? true;
      const site = codes.take();
      // Beyond the budget of the site there is nothing more to know: a flood here is none for the others.
      if (site) tell({ kind: 'code', network: key });
      return site && own;
    },
    codesSpent: (key) => codes.isEmpty() || (networkOf(key)?.codes.isEmpty() ?? false),
    elsewhere({ kind, network: key }) {
      const network = networkOf(key);
      if (kind === 'code') {
        network?.codes.take();
        codes.take();
      } else if (kind === 'phrase') {
        phrases.take();
        if (network) mark(network, clock());
      } else if (kind === 'phrase-right' || kind === 'phrase-unsaid') {
        if (kind === 'phrase-right') phrases.giveBack();
        if (network) unmark(network, clock());
      } else if (network) end(network);
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** A phrase of this network is looked at, and counts as wrong. */
function mark(network: Network, nowMs: number): void {
  if (network.wrong === 0) network.sinceMs = nowMs;
  network.wrong += 1;
  network.underWay += 1;
  network.notBeforeMs = nowMs + waitAfter(network.wrong);
}

/** It was right, or nobody could say. Only its own mark goes: a right phrase of one's own buys no more guesses at another's. */
function unmark(network: Network, markedMs: number): void {
  // Of another process the mark may have been told before this one listened.
  network.wrong = Math.max(0, network.wrong - 1);
  network.notBeforeMs = Math.min(network.notBeforeMs, markedMs + waitAfter(network.wrong));
  end(network);
}

/** One that was under way is over: who waits for that looks again, in the order in which they came. */
function end(network: Network): void {
  network.underWay = Math.max(0, network.underWay - 1);
  for (const wake of network.waiting.splice(0)) wake();
}

/** Mistakes are forgotten one by one. */
function forget(network: Network, nowMs: number): void {
  const times = Math.max(0, Math.floor((nowMs - network.sinceMs) / forgottenAfterMs));
  network.sinceMs += times * forgottenAfterMs;
  network.wrong = Math.max(0, network.wrong - times);
}

/** Waits until an attempt of this network is over. False: what was found wrong holds it off already, or too many wait, or none ended. */
async function hasEnded(network: Network): Promise<boolean> {
  const waitsForThem = network.underWay > 0 && network.wrong - network.underWay <= freePhrases;
  if (!waitsForThem || network.waiting.length >= mostWaiting) return false;
  return new Promise((resolve) => {
    const late = setTimeout(() => {
      network.waiting.splice(network.waiting.indexOf(wake), 1);
      resolve(false);
    }, patienceMs);
    const wake = () => {
      clearTimeout(late);
      resolve(true);
    };
    network.waiting.push(wake);
  });
}

/** Milliseconds to wait after so many wrong phrases: none, then 1 s, doubling up to 42 s. */
export function waitAfter(wrong: number): number {
  return wrong <= freePhrases ? 0 : Math.min(longestWaitMs, firstWaitMs * 2 ** (wrong - freePhrases - 1));
}

type Bucket = {
  readonly take: () => boolean;
  readonly giveBack: () => void;
  readonly isEmpty: () => boolean;
};

function createBucket({ size, perSecond }: Budget, clock: () => number): Bucket {
  let tokens = size;
  let atMs = clock();
  const refill = () => {
    const now = clock();
    tokens = Math.min(size, tokens + (Math.max(0, now - atMs) / 1_000) * perSecond);
    atMs = now;
  };
  return {
    take() {
      refill();
      if (tokens < 1) return false;
      tokens -= 1;
      return true;
    },
    giveBack() {
      tokens = Math.min(size, tokens + 1);
    },
    isEmpty() {
      refill();
      return tokens < 1;
    },
  };
}
