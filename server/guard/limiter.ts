import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';

/** Takes one of a key's tokens; false when there is none left. Keys are ids of seats, never addresses. */
export type Limiter = { readonly take: (key: string) => Promise<boolean> };

export type Allowance = { readonly name: string; readonly points: number; readonly seconds: number };

/** One process: in memory, gone with it. */
export function createMemoryLimiter(allowance: Allowance): Limiter {
  const limiter = new RateLimiterMemory({
    keyPrefix: allowance.name,
    points: allowance.points,
    duration: allowance.seconds,
  });
  return { take: (key) => taken(limiter.consume(key)) };
}

/** `redis` is a connected client of the package of that name. Several processes: counted in Redis, in memory while Redis does not answer, so that its fault silences nobody. */
export function createRedisLimiter(allowance: Allowance, redis: object): Limiter {
  const limiter = new RateLimiterRedis({
    storeClient: redis,
    useRedisPackage: true,
    keyPrefix: `due-weight:${allowance.name}`,
    points: allowance.points,
    duration: allowance.seconds,
    insuranceLimiter: new RateLimiterMemory({ points: allowance.points, duration: allowance.seconds }),
  });
  return { take: (key) => taken(limiter.consume(key)) };
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
