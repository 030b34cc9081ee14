import {
  BurstyRateLimiter,
  RateLimiterMemory,
  RateLimiterRedis,
  RateLimiterRes,
} from 'rate-limiter-flexible';
import { createPatience } from './patience.ts';

/** Takes one of a key's tokens; false when there is none left. Keys are ids of seats, never addresses. */
export type Limiter = { readonly take: (key: string) => Promise<boolean> };

export type Allowance = {
  readonly name: string;
  readonly points: number;
  readonly seconds: number;
  /** Extra points for somebody who does much at once, beside the steady pace, so that nobody waits long for the next one. */
  readonly burst?: { readonly points: number; readonly seconds: number };
};

type Counter = Pick<RateLimiterMemory, 'consume'>;

/** `make` counts one allowance; one with a burst has two counters, and takes from the second what the first has not. */
function counterOf(
  { name, points, seconds, burst }: Allowance,
  make: (options: {
    keyPrefix: string;
    points: number;
    duration: number;
  }) => RateLimiterMemory | RateLimiterRedis,
): Counter {
  const steady = make({ keyPrefix: name, points, duration: seconds });
  if (!burst) return steady;
  const more = make({ keyPrefix: `${name}-burst`, points: burst.points, duration: burst.seconds });
  return new BurstyRateLimiter(steady, more);
}

/** One process: in memory, gone with it. */
export function createMemoryLimiter(allowance: Allowance): Limiter {
  const limiter = counterOf(allowance, (options) => new RateLimiterMemory(options));
  return { take: (key) => taken(limiter.consume(key)) };
}

/**
 * Several processes, counted in Redis; in this one's memory while Redis is away or stands still, so that its fault silences
 * nobody. `redis` is a client of the package of that name.
 */
export function createRedisLimiter(allowance: Allowance, redis: object): Limiter {
  const own = createMemoryLimiter(allowance);
  const shared = counterOf(
    { ...allowance, name: `due-weight:${allowance.name}` },
    (options) =>
      new RateLimiterRedis({
        ...options,
        storeClient: redis,
        useRedisPackage: true,
        rejectIfRedisNotReady: true,
      }),
  );
  const patiently = createPatience();

  async function ask(key: string): Promise<boolean | undefined> {
    try {
      await shared.consume(key);
      return true;
    } catch (refusal) {
      return refusal instanceof RateLimiterRes ? false : undefined;
    }
  }

  return {
    async take(key) {
      return (await patiently(() => ask(key))) ?? own.take(key);
    },
  };
}

async function taken(consumption: Promise<unknown>): Promise<boolean> {
  try {
    await consumption;
    return true;
  } catch (refusal) {
    // Only "no token left" is a no. Anything else is a fault, and a fault must not silence a child.
    return !(refusal instanceof RateLimiterRes);
  }
}
