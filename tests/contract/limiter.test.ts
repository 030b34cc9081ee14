import { createClient } from 'redis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Allowance,
  createMemoryLimiter,
  createRedisLimiter,
  type Limiter,
} from '../../server/guard/limiter.ts';
import { type RedisServer, startRedis } from '../support/processes/redis-server.ts';

let server: RedisServer;
let client: ReturnType<typeof createClient>;
beforeAll(async () => {
  server = await startRedis();
  client = createClient({ url: server.url });
  client.on('error', () => undefined);
  await client.connect();
});
afterAll(async () => {
  client.destroy();
  await server.remove();
});

const makers: readonly (readonly [string, (allowance: Allowance) => Limiter])[] = [
  ['memory', createMemoryLimiter],
  ['redis', (allowance) => createRedisLimiter(allowance, client)],
];

describe.each(makers)('the limiter in %s', (name, make) => {
  it('R584: gives each seat its own pace, and no more', async () => {
    const limiter = make({ name: `pace-${name}`, points: 3, seconds: 30 });
    const answers: boolean[] = [];
    for (let count = 0; count < 5; count += 1) answers.push(await limiter.take('one'));
    expect(answers).toEqual([true, true, true, false, false]);
    expect(await limiter.take('two')).toBe(true);
  });

  it('R584: counts what comes at once', async () => {
    const limiter = make({ name: `rush-${name}`, points: 4, seconds: 30 });
    const answers = await Promise.all(Array.from({ length: 20 }, () => limiter.take('one')));
    expect(answers.filter(Boolean)).toHaveLength(4);
  });
});

describe.each(makers)('a burst in %s', (name, make) => {
  it('R584: more may come at once, and who used that up goes on at the steady pace', async () => {
    const burst = { points: 3, seconds: 30 };
    const limiter = make({ name: `burst-${name}`, points: 1, seconds: 1, burst });
    const answers = await Promise.all(Array.from({ length: 20 }, () => limiter.take('one')));
    expect(answers.filter(Boolean)).toHaveLength(4);
    expect(await limiter.take('two')).toBe(true);
    await expect.poll(() => limiter.take('one')).toBe(true);
    expect(await limiter.take('one')).toBe(false);
  });
});

describe('a fault of Redis', () => {
  it('R1285: where it forgets everything each pace is counted anew', async () => {
    const limiter = createRedisLimiter({ name: 'forgotten', points: 2, seconds: 30 }, client);
    const takeThree = async () => {
      const answers: boolean[] = [];
      for (let count = 0; count < 3; count += 1) answers.push(await limiter.take('one'));
      return answers;
    };
    expect(await takeThree()).toEqual([true, true, false]);
    await server.flush();
    expect(await takeThree()).toEqual([true, true, false]);
  });

  it('R514: one that stands still is waited for a moment once, and then each process counts for itself', async () => {
    const limiter = createRedisLimiter({ name: 'still', points: 2, seconds: 30 }, client);
    expect(await limiter.take('one')).toBe(true);
    server.pause();
    try {
      const start = performance.now();
      const answers: boolean[] = [];
      for (let count = 0; count < 50; count += 1) answers.push(await limiter.take('two'));
      expect(answers.slice(0, 3)).toEqual([true, true, false]);
      // Fifty waits of a tenth of a second would be five seconds.
      expect(performance.now() - start).toBeLessThan(1_000);
    } finally {
      server.back();
    }
  });

  it('R514: one that is gone silences nobody', async () => {
    const limiter = createRedisLimiter({ name: 'gone', points: 2, seconds: 30 }, client);
    expect(await limiter.take('one')).toBe(true);
    await server.stop();
    expect(await limiter.take('two')).toBe(true);
  });
});
