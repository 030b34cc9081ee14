import { randomBytes } from 'node:crypto';
import { type Allowance, createRedisLimiter, type Limiter } from './limiter.ts';
import { createPatience } from './patience.ts';

/** What several processes share through Redis: how often a seat did something, where to look again, and what is handed out once. No more is kept there. */
export type Redis = {
  readonly limiter: (allowance: Allowance) => Limiter;
  /** Connected, and this process heard its own word a short while ago: a connection may stand while nothing goes through it. */
  readonly isUp: () => boolean;
  /** Without an answer: while Redis is away it goes nowhere, and the database is the truth. */
  readonly publish: (text: string) => void;
  /** Keeps a text for so many milliseconds. False: it is away, and nothing was kept. `onLost`: told later that it was not kept after all, as by one that is full. */
  readonly put: (key: string, text: string, ms: number, onLost: () => void) => boolean;
  /** Takes a text away, for one who asks alone. Null: there is none. Undefined: there was no answer in a tenth of a second. */
  readonly take: (key: string) => Promise<string | null | undefined>;
  /** Also after Redis was away. */
  readonly hear: (listener: (text: string) => void) => void;
  /** Told each time that this process hears others and can speak to them: at the start, and after Redis was away or stood still. What was said meanwhile it may have missed. */
  readonly whenUp: (listener: () => void) => void;
  readonly close: () => void;
};

const channel = 'due-weight:pokes';
const longestWaitMs = 2_000;
/** Milliseconds between two words that this process says to itself. */
const beatMs = 5_000;
/** Milliseconds without one of them after which Redis counts as away: three words. */
const silenceMs = 15_000;
/** What waits while Redis stands still is bounded; more is refused at once, and each process counts for itself. */
const mostWaiting = 2_000;

/**
 * Connects in the background and again whenever it is lost. It never throws and nobody waits for it: a start, a post and a
 * stop go on without Redis. `url`: redis: or rediss:. The client is read here, because who has no Redis need not wait for it.
 */
export async function connectRedis(url: string): Promise<Redis> {
  const { createClient } = await import('redis');
  const made = (socketTimeout?: number) =>
    createClient({
      url,
      disableOfflineQueue: true,
      commandsQueueMaxLength: mostWaiting,
      socket: {
        connectTimeout: longestWaitMs,
        reconnectStrategy: (attempts) => Math.min(50 * 2 ** attempts, longestWaitMs),
        ...(socketTimeout === undefined ? {} : { socketTimeout }),
      },
    });
  const client = made();
  // What only hears writes nothing, and would not find by itself that its connection leads nowhere any more.
  const ear = made(silenceMs);
  const patiently = createPatience();
  const listeners = new Set<(text: string) => void>();
  const upListeners = new Set<() => void>();
  const own = `due-weight:beat:${randomBytes(9).toString('base64url')}`;
  let subscribed = false;
  let heardMs = Number.NEGATIVE_INFINITY;

  const isUp = () => client.isReady && ear.isReady && performance.now() - heardMs < silenceMs;
  const publish = (to: string, text: string) => {
    if (client.isReady) client.publish(to, text).catch(() => undefined);
  };
  const beat = () => publish(own, '');
  function hearOwn(): void {
    const wasUp = isUp();
    heardMs = performance.now();
    if (!wasUp && isUp()) for (const listener of upListeners) listener();
  }
  /** One of the two connections is another one than before: what was heard over the old one says nothing of it. */
  function begin(): void {
    heardMs = Number.NEGATIVE_INFINITY;
    beat();
  }
  // Each loss is an error event, and one that nobody hears ends the process.
  for (const each of [client, ear]) each.on('error', () => undefined);
  client.on('ready', begin);
  ear.on('ready', () => {
    // From the first time on the client subscribes by itself, before it says that it is ready.
    if (subscribed) return begin();
    heardMs = Number.NEGATIVE_INFINITY;
    // A word of its own may come before this answer does, and is proof enough: it takes nothing back.
    const begun = () => {
      subscribed = true;
      beat();
    };
    const hear = (text: string, from: string) => {
      if (from === own) return hearOwn();
      for (const listener of listeners) listener(text);
    };
    ear.subscribe([channel, own], hear).then(begun, () => undefined);
  });
  for (const each of [client, ear]) each.connect().catch(() => undefined);
  const timer = setInterval(beat, beatMs);
  timer.unref();

  return {
    limiter: (allowance) => createRedisLimiter(allowance, client),
    isUp,
    publish: (text) => publish(channel, text),
    put(key, text, ms, onLost) {
      if (!client.isReady) return false;
      client.set(key, text, { expiration: { type: 'PX', value: ms } }).catch(onLost);
      return true;
    },
    take: (key) =>
      client.isReady
        ? patiently(() => client.getDel(key).catch(() => undefined))
        : Promise.resolve(undefined),
    hear: (listener) => void listeners.add(listener),
    whenUp(listener) {
      upListeners.add(listener);
      if (isUp()) listener();
    },
    close() {
      clearInterval(timer);
      client.destroy();
      ear.destroy();
    },
  };
}
