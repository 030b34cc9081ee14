import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectRedis, type Redis } from '../../server/guard/redis.ts';
import { type RedisServer, startRedis } from '../support/processes/redis-server.ts';

let server: RedisServer;
let redis: Redis;
let timesUp = 0;

beforeAll(async () => {
  server = await startRedis();
  redis = await connectRedis(server.url);
  redis.whenUp(() => {
    timesUp += 1;
  });
});
afterAll(async () => {
  redis.close();
  await server.remove();
});

describe('whether processes hear of each other', () => {
  it('R860: one that stands still counts as away within twenty seconds, and its coming back is told', {
    timeout: 90_000,
  }, async () => {
    await expect.poll(() => redis.isUp()).toBe(true);
    expect(timesUp).toBe(1);
    server.pause();
    await expect.poll(() => redis.isUp(), { timeout: 20_000, interval: 250 }).toBe(false);
    expect(timesUp).toBe(1);
    server.back();
    await expect.poll(() => redis.isUp(), { timeout: 20_000, interval: 50 }).toBe(true);
    expect(timesUp).toBe(2);
    const heard = new Promise<string>((resolve) => redis.hear(resolve));
    redis.publish('A word.');
    expect(await heard).toBe('A word.');
  });

  it('R860: one that is gone is away at once, and back as soon as it is', async () => {
    await server.stop();
    await expect.poll(() => redis.isUp(), { timeout: 5_000 }).toBe(false);
    server.back();
    await expect.poll(() => [redis.isUp(), timesUp], { timeout: 20_000 }).toEqual([true, 3]);
  }, 30_000);
});
