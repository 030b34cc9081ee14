import { hashRaw, type Options } from '@node-rs/argon2';

/** The slow hash of a phrase, as hexadecimal digits; undefined while too many wait already. */
export type PhraseHash = (phrase: string, salt: Uint8Array) => Promise<string | undefined>;

/** What one hash costs whoever guesses, and us: memory in KiB, passes over it, lanes. */
export type PhraseCost = { readonly memoryKib: number; readonly passes: number; readonly lanes: number };

/** 64 MiB, three times, in one lane: about an eighth of a second. Over RFC 9106's second recommendation in nothing but lanes. */
export const phraseCost: PhraseCost = { memoryKib: 65_536, passes: 3, lanes: 1 };

/** Two at a time: 128 MiB at most, and two of the four threads of the process stay free for everybody else's work. */
const atOnce = 2;
/** More would wait longer than two seconds. */
const mostWaiting = 24;

/** Argon2id (version 1.3) as the package numbers it; its own name for it is a `const enum`, which has no value here. */
const argon2id = 2;

/**
 * Argon2id with one salt for what begins on one site: an attempt is hashed once for each of these, whatever the number of consultations
 * it is then looked for in. That the same phrase leaves different traces in two of them is the business of the keyed hash around it.
 */
export function createPhraseHash({
  cost = phraseCost,
}: {
  readonly cost?: PhraseCost | undefined;
}): PhraseHash {
  const options: Options = {
    algorithm: argon2id,
    memoryCost: cost.memoryKib,
    timeCost: cost.passes,
    parallelism: cost.lanes,
    outputLen: 32,
  };
  const waiting: (() => void)[] = [];
  let running = 0;

  return async (phrase, salt) => {
    if (running >= atOnce) {
      if (waiting.length >= mostWaiting) return undefined;
      // Whoever is done hands its place on, so that nobody who comes later can take it in between.
      await new Promise<void>((resolve) => waiting.push(resolve));
    } else running += 1;
    try {
      return (await hashRaw(phrase, { ...options, salt })).toString('hex');
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
