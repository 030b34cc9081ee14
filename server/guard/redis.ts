import { type Allowance, createRedisLimiter, type Limiter } from './limiter.ts';
import { createPatience } from './patience.ts';

/** What several processes share through Redis: how often a seat did something, where to look again, and what is handed out once. No more is kept there. */
export type Redis = {
  readonly limiter: (allowance: Allowance) => Limiter;
  /** Connected, as far as this process knows. */
  readonly isUp: () => boolean;
  /** Without an answer: while Redis is away it goes nowhere, and the database is the truth. */
  readonly publish: (text: string) => void;
  /** Keeps a text for so many milliseconds. False: it is away, and nothing was kept. */
  readonly put: (key: string, text: string, ms: number) => boolean;
  /** Takes a text away, for one who asks alone. Null: there is none. Undefined: there was no answer in a tenth of a second. */
  readonly take: (key: string) => Promise<string | null | undefined>;
  /** Also after Redis was away. */
  readonly hear: (listener: (text: string) => void) => void;
  /** Told each time that this process hears others and can speak to them: at the start, and after Redis was away. What was said meanwhile it missed. */
  readonly whenUp: (listener: () => void) => void;
  readonly close: () => void;
};

const channel = 'due-weight:pokes';
const longestWaitMs = 2_000;
/** What waits while Redis stands still is bounded; more is refused at once, and each process counts for itself. */
const mostWaiting = 2_000;

/**
 * Connects in the background and again whenever it is lost. It never throws and nobody waits for it: a start, a post and a
 * stop go on without Redis. `url`: redis: or rediss:. The client is read here, because who has no Redis need not wait for it.
 */
export async function connectRedis(url: string): Promise<Redis> {
  const { createClient } = await import('redis');
  const client = createClient({
    url,
    disableOfflineQueue: true,
    commandsQueueMaxLength: mostWaiting,
    socket: {
      connectTimeout: longestWaitMs,
      reconnectStrategy: (attempts) => Math.min(50 * 2 ** attempts, longestWaitMs),
    },
  });
  const ear = client.duplicate();
  const patiently = createPatience();
  const listeners = new Set<(text: string) => void>();
  const upListeners = new Set<() => void>();
  let subscribed = false;
  const hearAll = (text: string) => {
    for (const listener of listeners) listener(text);
  };
  const isUp = () => client.isReady && ear.isReady && subscribed;
  const tellUp = () => {
    if (isUp()) for (const listener of upListeners) listener();
  };
  // Each loss is an error event, and one that nobody hears ends the process.
  for (const each of [client, ear]) each.on('error', () => undefined);
  client.on('ready', tellUp);
  ear.on('ready', () => {
    // From the first time on the client does that by itself, before it says that it is ready.
    if (subscribed) return tellUp();
    const begun = () => {
      subscribed = true;
      tellUp();
    };
    ear.subscribe(channel, hearAll).then(begun, () => undefined);
  });
  for (const each of [client, ear]) each.connect().catch(() => undefined);

  return {
    limiter: (allowance) => createRedisLimiter(allowance, client),
    isUp,
    publish(text) {
      if (client.isReady) client.publish(channel, text).catch(() => undefined);
    },
    put(key, text, ms) {
      if (!client.isReady) return false;
      client.set(key, text, { expiration: { type: 'PX', value: ms } }).catch(() => undefined);
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
      client.destroy();
      ear.destroy();
    },
  };
}
