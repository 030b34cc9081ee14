import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from './free-port.ts';
import { startHaproxy } from './haproxy.ts';
import { type ProductOptions, type RunningProduct, startProduct } from './product.ts';
import { type RedisServer, startRedis } from './redis-server.ts';
import { type Sqld, startSqld } from './sqld.ts';
import { tempFolder } from './temp.ts';

/** `a`: two machines that share out consultations. `b`: two processes on the same consultations, over a libSQL server and Redis. */
export type ClusterKind = 'a' | 'b';

/** Which one is asked for; anything else asks for none. */
export const clusterKind = (asked: unknown): ClusterKind | undefined =>
  asked === 'a' || asked === 'b' ? asked : undefined;

/** As one product to whoever uses it: what is asked goes through HAProxy, commands go to the first process. */
export type Cluster = RunningProduct & {
  readonly kind: ClusterKind;
  /** Of `a` the address of the second machine, which has nothing of the first. */
  readonly otherOrigin: string;
  readonly processes: readonly RunningProduct[];
  /** Of `b` what the processes share. */
  readonly shares?: { readonly sqld: Sqld; readonly redis: RedisServer };
};

const readyWithinMs = 60_000;

type ClusterOptions = Pick<ProductOptions, 'prepare' | 'demo' | 'env' | 'host' | 'from'>;

export async function startCluster(
  kind: ClusterKind,
  { prepare, demo = false, env = {}, host = '127.0.0.1', from }: ClusterOptions,
): Promise<Cluster> {
  const port = await freePort();
  // A machine answers its own name alone; loopback has two.
  const second = host === 'localhost' ? '127.0.0.1' : 'localhost';
  const names = { first: `http://${host}:${port}`, second: `http://${second}:${port}` };
  const build = from === undefined ? {} : { from };
  const closing: (() => Promise<void> | void)[] = [];
  let shared: Readonly<Record<string, string>> = {};
  let shares: Cluster['shares'];
  try {
    const processes = kind === 'a' ? await apart() : await sharing();
    closing.push(await startHaproxy({ file: 'haproxy.cfg', port, ...ways(processes) }));
    await Promise.all([names.first, ...processes.map(({ origin }) => origin)].map(taken));
    const [first] = processes;
    if (!first) throw new Error('No process.');
    return {
      ...first,
      kind,
      origin: names.first,
      otherOrigin: names.second,
      processes,
      ...(shares ? { shares } : {}),
      said: () => processes.map((each) => each.said()).join('\n'),
      withData: kind === 'a' ? (does) => first.withData(does).then(() => taken(names.first)) : besideThem,
      remove,
    };
  } catch (error) {
    await remove();
    throw error;
  }

  /** Which machine of `deploy/haproxy.cfg` has which name, and where it is here. */
  function ways(processes: readonly RunningProduct[]) {
    const [one = '', two = ''] = processes.map(({ origin }) => new URL(origin).host);
    return kind === 'a'
      ? { names: { [host]: 'north', [second]: 'south' }, servers: { north: [one], south: [two] } }
      : {
          names: { [host]: 'shared', [second]: 'shared' },
          servers: { shared: [one, two], 'shared-anyway': [one, two] },
        };
  }

  async function remove(): Promise<void> {
    for (const close of closing.splice(0).reverse()) await close();
  }

  async function sharing(): Promise<readonly RunningProduct[]> {
    const [sqld, redis] = await Promise.all([startSqld(), startRedis()]);
    closing.push(sqld.stop, redis.remove);
    shares = { sqld, redis };
    shared = {
      ...env,
      ORIGIN: names.first,
      LIBSQL_URL: sqld.url,
      LIBSQL_ADMIN_URL: sqld.adminUrl,
      REDIS_URL: redis.url,
    };
    const one = await startProduct({ demo, env: shared, ...build, ...(prepare ? { prepare } : {}) });
    closing.push(one.remove);
    shared = {
      ...shared,
      ...(demo ? { DEMO: '1' } : {}),
      KEYRING: join(one.folder, 'keys', 'keyring.json'),
      SITE_JOBS: '0',
    };
    const two = await startProduct({ env: shared, ...build });
    closing.push(two.remove);
    return [one, two];
  }

  /** As one process more, with a data folder of its own. */
  async function besideThem(does: Parameters<RunningProduct['withData']>[0]): Promise<void> {
    const beside = tempFolder('beside');
    const settings = { ...shared, NODE_ENV: 'production', DATA_DIR: join(beside.path, 'data') } as const;
    await does(settings).finally(beside.remove);
  }

  async function apart(): Promise<readonly RunningProduct[]> {
    const one = await startProduct({
      demo,
      env: { ...env, ORIGIN: names.first },
      ...build,
      ...(prepare ? { prepare } : {}),
    });
    closing.push(one.remove);
    // A demo is the first one alone: the second has nothing of what was made for it, and a moved clock is a demo's.
    const { CLOCK_FILE: _, ...settings } = env;
    const two = await startProduct({
      env: { ...settings, ORIGIN: names.second },
      ...build,
      ...(prepare && !demo ? { prepare } : {}),
    });
    closing.push(two.remove);
    return [one, two];
  }
}

/** One product, or with `CLUSTER=a` or `CLUSTER=b` in the environment a cluster of that kind: the journeys are the same. */
export async function startAsked(options: ClusterOptions): Promise<RunningProduct> {
  const kind = clusterKind(process.env.CLUSTER);
  return kind ? startCluster(kind, options) : startProduct(options);
}

/** Why a journey has no cluster: with `CLUSTER` in the environment it is walked as ever, and this is the whole list. */
const alone = {
  'has-machines': 'It starts two machines itself, and one consultation goes from the one to the other.',
  restarts: 'It is about what one process forgets with a restart; where several are, the database remembers.',
  'other-address': 'The site has an address there that no proxy of a cluster leads to.',
} as const;

/** One product, also where journeys are walked on a cluster; that is said then. */
export function startAlone(why: keyof typeof alone, options: ProductOptions = {}): Promise<RunningProduct> {
  if (process.env.CLUSTER) process.stdout.write(`Not on a cluster. ${alone[why]}\n`);
  return startProduct(options);
}

/** Until children can be sent there, also by a proxy that had found it gone. Throws after a minute. */
export async function taken(origin: string): Promise<void> {
  const giveUp = performance.now() + readyWithinMs;
  while ((await fetch(`${origin}/ready`).catch(() => undefined))?.status !== 200) {
    if (performance.now() > giveUp) throw new Error(`${origin} was not ready.`);
    await pause(50);
  }
}
