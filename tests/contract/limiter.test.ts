import { spawn } from 'node:child_process';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { createClient } from 'redis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Allowance,
  createMemoryLimiter,
  createRedisLimiter,
  type Limiter,
} from '../../server/guard/limiter.ts';

/** A free loopback port: taken, read and given back. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function startRedis() {
  const port = await freePort();
  const server = spawn(
    'redis-server',
    ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'],
    {
      stdio: 'ignore',
    },
  );
  const client = createClient({ url: `redis://127.0.0.1:${port}` });
  client.on('error', () => undefined);
  await client.connect();
  return {
    client,
    kill: () =>
      new Promise<void>((resolve) => {
        server.once('exit', () => resolve());
        server.kill('SIGKILL');
      }),
  };
}

let redis: Awaited<ReturnType<typeof startRedis>>;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => {
  redis.client.destroy();
});

const makers: readonly (readonly [string, (allowance: Allowance) => Limiter])[] = [
  ['memory', createMemoryLimiter],
  ['redis', (allowance) => createRedisLimiter(allowance, redis.client)],
];

describe.each(makers)('the limiter in %s', (name, make) => {
  it('R39: gives each seat its own pace, and no more', async () => {
    const limiter = make({ name: `pace-${name}`, points: 3, seconds: 30 });
    const answers: boolean[] = [];
    for (let count = 0; count < 5; count += 1) answers.push(await limiter.take('one'));
    expect(answers).toEqual([true, true, true, false, false]);
    expect(await limiter.take('two')).toBe(true);
  });

  it('R39: counts what comes at once', async () => {
    const limiter = make({ name: `rush-${name}`, points: 4, seconds: 30 });
    const answers = await Promise.all(Array.from({ length: 20 }, () => limiter.take('one')));
    expect(answers.filter(Boolean)).toHaveLength(4);
  });
});

describe('a fault of Redis', () => {
  it('silences nobody: the process counts for itself', async () => {
    const limiter = createRedisLimiter({ name: 'fault', points: 2, seconds: 30 }, redis.client);
    expect(await limiter.take('one')).toBe(true);
    await redis.kill();
    expect(await limiter.take('two')).toBe(true);
  });
});
