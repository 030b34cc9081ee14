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
  // Each loss is an error event, and one that nobody hears ends the process.
  for (const each of [client, ear]) each.on('error', () => undefined);
  client.connect().catch(() => undefined);
  ear
    .connect()
    .then(() =>
      ear.subscribe(channel, (text) => {
        for (const listener of listeners) listener(text);
      }),
    )
    .catch(() => undefined);

  return {
    limiter: (allowance) => createRedisLimiter(allowance, client),
    isUp: () => client.isReady && ear.isReady,
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
    close() {
      client.destroy();
      ear.destroy();
    },
  };
}
