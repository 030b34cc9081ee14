import { connectRedis, type Redis } from '../../../server/guard/redis.ts';
import { startPokes } from '../../../server/pokes.ts';
import { openBeside, openTestHouse, openTestLive, type TestHouse, type TestLive } from '../house/house.ts';
import { type RedisServer, startRedis } from '../processes/redis-server.ts';
import { type Sqld, startSqld } from '../processes/sqld.ts';

/** One process of several on the same consultations. */
export type Process = {
  readonly house: TestHouse;
  readonly live: TestLive;
  /** It is gone, its house and its pages too. */
  readonly stop: () => Promise<void>;
};

export type Beside = {
  readonly redis: RedisServer;
  readonly sqld: Sqld;
  readonly here: Process;
  readonly there: Process;
  /** One more, which begins now. */
  readonly begin: () => Promise<Process>;
  /** Ends all of it; what any of them called a fault is thrown. */
  readonly stop: () => Promise<void>;
};

/** Two processes on one consultation, over a libSQL server and Redis of their own. `expects`: a fault that the test brings about. */
export async function openTwo(expects: (fault: unknown) => boolean = () => false): Promise<Beside> {
  const [redis, sqld] = await Promise.all([startRedis(), startSqld()]);
  const server = { LIBSQL_URL: sqld.url, LIBSQL_ADMIN_URL: sqld.adminUrl };
  const faults: unknown[] = [];
  const fault = (error: unknown) => void (expects(error) || faults.push(error));
  const first = await openTestHouse(server);
  const begin = async () => processOf(await openBeside(first, server), { url: redis.url, fault, expects });
  const here = await processOf(first, { url: redis.url, fault, expects });
  const there = await begin();
  return {
    redis,
    sqld,
    here,
    there,
    begin,
    async stop() {
      for (const each of [there, here]) await each.stop();
      await sqld.stop();
      await redis.remove();
      if (faults.length > 0) throw faults[0];
    },
  };
}

async function processOf(
  house: TestHouse,
  of: {
    readonly url: string;
    readonly fault: (error: unknown) => void;
    readonly expects: (fault: unknown) => boolean;
  },
): Promise<Process> {
  const { url, fault, expects } = of;
  const connected = await connectRedis(url);
  const ready = hearsItself(connected);
  const live = await openTestLive(house, { others: connected, expects });
  const { services, guesses } = house;
  const { duty, turns, exposures, idleness, queues } = house.deps;
  const stopPokes = startPokes(connected, {
    services,
    duty,
    turns,
    exposures,
    guesses,
    idleness,
    queues,
    hasDesk: live.hasDesk,
    fault,
  });
  await ready;
  return {
    house,
    live,
    async stop() {
      await live.close();
      stopPokes();
      connected.close();
      await house.remove();
    },
  };
}

/** Resolves once it is connected both ways: what it says comes back to it. */
function hearsItself(connected: Redis): Promise<void> {
  return new Promise((resolve) => {
    const again = setInterval(() => connected.publish('are you there'), 10);
    connected.hear((text) => {
      if (text !== 'are you there') return;
      clearInterval(again);
      resolve();
    });
  });
}
