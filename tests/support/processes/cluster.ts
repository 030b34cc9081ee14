import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from './free-port.ts';
import { type ProductOptions, type RunningProduct, startProduct } from './product.ts';
import { startRedis } from './redis-server.ts';
import { startSqld } from './sqld.ts';
import { tempFolder } from './temp.ts';

/** `a`: two machines that share out consultations. `b`: two processes on the same consultations, over a libSQL server and Redis. */
export type ClusterKind = 'a' | 'b';

/** As one product to whoever uses it: what is asked goes through HAProxy, commands go to the first process. */
export type Cluster = RunningProduct & {
  readonly kind: ClusterKind;
  /** Of `a` the address of the second machine, which has nothing of the first. */
  readonly otherOrigin: string;
  readonly processes: readonly RunningProduct[];
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
  try {
    const processes = kind === 'a' ? await apart() : await sharing();
    const proxy = await startProxy(port, { kind, machines: [host, second], processes });
    closing.push(proxy);
    const [first] = processes;
    if (!first) throw new Error('No process.');
    return {
      ...first,
      kind,
      origin: names.first,
      otherOrigin: names.second,
      processes,
      said: () => processes.map((each) => each.said()).join('\n'),
      withData: kind === 'a' ? (does) => first.withData(does).then(() => taken(names.first)) : besideThem,
      remove,
    };
  } catch (error) {
    await remove();
    throw error;
  }

  async function remove(): Promise<void> {
    for (const close of closing.splice(0).reverse()) await close();
  }

  async function sharing(): Promise<readonly RunningProduct[]> {
    const [sqld, redis] = await Promise.all([startSqld(), startRedis()]);
    closing.push(sqld.stop, redis.remove);
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
    const two = await startProduct({ env: { ORIGIN: names.second }, ...build });
    closing.push(two.remove);
    return [one, two];
  }
}

/** One product, or with `CLUSTER=a` or `CLUSTER=b` in the environment a cluster of that kind: the journeys are the same. */
export async function startAsked(options: ClusterOptions): Promise<RunningProduct> {
  const kind = process.env.CLUSTER;
  return kind === 'a' || kind === 'b' ? startCluster(kind, options) : startProduct(options);
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

/** HAProxy as `deploy/haproxy.cfg` has it, without TLS. `machines`: by which names they go. Answers how to end it. */
async function startProxy(
  port: number,
  of: {
    readonly kind: ClusterKind;
    readonly machines: readonly string[];
    readonly processes: readonly RunningProduct[];
  },
): Promise<() => Promise<void>> {
  const { kind, machines, processes } = of;
  const folder = tempFolder('haproxy');
  const servers = processes.map(({ origin }, at) => ({ name: `p${at}`, address: new URL(origin).host }));
  const map = join(folder.path, 'names.map');
  writeFileSync(map, machines.map((name, at) => `${name} p${at}\n`).join(''));
  const backend = (name: string, lines: readonly string[]) =>
    `${[`backend ${name}`, ...lines].join('\n    ')}\n`;
  const check = 'check inter 1s fall 5 rise 1';
  const routes =
    kind === 'b'
      ? ['default_backend shared']
      : [
          `http-request set-var(txn.machine) req.hdr(host),field(1,:),lower,map(${map})`,
          'http-request deny deny_status 404 unless { var(txn.machine) -m found }',
          'use_backend %[var(txn.machine)]',
        ];
  const backends =
    kind === 'b'
      ? [
          backend('shared', [
            'http-request set-var(txn.who) req.cook(__Host-staff)',
            'http-request set-var(txn.who) req.cook(__Host-seat) if { req.cook(__Host-seat) -m found }',
            'balance hash var(txn.who)',
            'hash-type consistent',
            'option httpchk GET /ready',
            ...servers.map(({ name, address }) => `server ${name} ${address} ${check}`),
          ]),
        ]
      : servers.map(({ name, address }) =>
          backend(name, ['option httpchk GET /health', `server ${name} ${address} ${check}`]),
        );
  const config = join(folder.path, 'haproxy.cfg');
  writeFileSync(
    config,
    [
      'global\n    maxconn 4000\n',
      'defaults\n    mode http\n    no log\n    timeout connect 3s\n    timeout client 30s\n    timeout server 40s',
      '    timeout http-request 10s\n    timeout check 10s\n    timeout tunnel 60s\n    retries 5\n    retry-on conn-failure\n',
      ['frontend children', `bind 127.0.0.1:${port}`, `bind [::1]:${port}`].join('\n    '),
      ['', 'http-request set-header X-Forwarded-For %[src]', ...routes].join('\n    '),
      '',
      ...backends,
    ].join('\n'),
  );
  const proxy = spawn('haproxy', ['-db', '-f', config], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  proxy.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const onExit = () => proxy.kill('SIGKILL');
  process.once('exit', onExit);
  const gone = new Promise<void>((resolve) => proxy.once('exit', () => resolve()));
  const each = processes.map(({ origin }) => taken(origin));
  const all = Promise.all([taken(`http://127.0.0.1:${port}`), ...each]);
  const ended = gone.then(() => Promise.reject(new Error('HAProxy ended.')));
  await Promise.race([all, ended]).catch((error: Error) => {
    proxy.kill('SIGKILL');
    throw new Error(`${error.message} ${said}`);
  });
  return async () => {
    process.removeListener('exit', onExit);
    proxy.kill('SIGTERM');
    await gone;
    folder.remove();
  };
}

/** Until children can be sent there, also by a proxy that had found it gone. */
async function taken(origin: string): Promise<void> {
  const giveUp = performance.now() + readyWithinMs;
  while ((await fetch(`${origin}/ready`).catch(() => undefined))?.status !== 200) {
    if (performance.now() > giveUp) throw new Error(`${origin} was not ready.`);
    await pause(50);
  }
}
