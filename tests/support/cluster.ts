import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type ProductOptions, type RunningProduct, startProduct } from './product.ts';
import { startRedis } from './redis-server.ts';
import { startSqld } from './sqld.ts';
import { tempFolder } from './temp.ts';

/** `a`: two processes on the same consultations, over a libSQL server and Redis. `b`: two machines that share out consultations. */
export type ClusterKind = 'a' | 'b';

/** As one product to whoever uses it: what is asked goes through HAProxy, commands go to the first process. */
export type Cluster = RunningProduct & {
  readonly kind: ClusterKind;
  /** Of `b` the address of the second machine, which has nothing of the first. */
  readonly otherOrigin: string;
  readonly processes: readonly RunningProduct[];
};

const readyWithinMs = 60_000;

export async function startCluster(
  kind: ClusterKind,
  { prepare, demo = false }: Pick<ProductOptions, 'prepare' | 'demo'>,
): Promise<Cluster> {
  const port = await freePort();
  // A machine answers its own name alone; loopback has two.
  const names = { first: `http://127.0.0.1:${port}`, second: `http://localhost:${port}` };
  const closing: (() => Promise<void> | void)[] = [];
  try {
    const processes = kind === 'a' ? await sharing() : await apart();
    const proxy = await startProxy(port, kind, processes);
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
    const shared = {
      ORIGIN: names.first,
      LIBSQL_URL: sqld.url,
      LIBSQL_ADMIN_URL: sqld.adminUrl,
      REDIS_URL: redis.url,
    };
    const one = await startProduct({ env: shared, ...(prepare ? { prepare } : {}) });
    closing.push(one.remove);
    const keyring = join(one.folder, 'keys', 'keyring.json');
    const two = await startProduct({ env: { ...shared, KEYRING: keyring, SITE_JOBS: '0' } });
    closing.push(two.remove);
    return [one, two];
  }

  async function apart(): Promise<readonly RunningProduct[]> {
    const one = await startProduct({ demo, env: { ORIGIN: names.first }, ...(prepare ? { prepare } : {}) });
    closing.push(one.remove);
    const two = await startProduct({ env: { ORIGIN: names.second } });
    closing.push(two.remove);
    return [one, two];
  }
}

/** One product, or with `CLUSTER=a` or `CLUSTER=b` in the environment a cluster of that kind: the journeys are the same. */
export async function startAsked(options: Pick<ProductOptions, 'prepare' | 'demo'>): Promise<RunningProduct> {
  const kind = process.env.CLUSTER;
  // Two demos on the same data would each print links in the place of the other's.
  if (kind === 'b' || (kind === 'a' && !options.demo)) return startCluster(kind, options);
  return startProduct(options);
}

/** HAProxy as `deploy/haproxy.cfg` has it, without TLS. Answers how to end it. */
async function startProxy(
  port: number,
  kind: ClusterKind,
  processes: readonly RunningProduct[],
): Promise<() => Promise<void>> {
  const folder = tempFolder('haproxy');
  const servers = processes.map(({ origin }, at) => ({ name: `p${at}`, address: new URL(origin).host }));
  const map = join(folder.path, 'names.map');
  writeFileSync(map, '127.0.0.1 p0\nlocalhost p1\n');
  const backend = (name: string, lines: readonly string[]) =>
    `${[`backend ${name}`, ...lines].join('\n    ')}\n`;
  const check = 'check inter 1s fall 5 rise 1';
  const routes =
    kind === 'a'
      ? ['default_backend shared']
      : [
          `http-request set-var(txn.machine) req.hdr(host),field(1,:),lower,map(${map})`,
          'http-request deny deny_status 404 unless { var(txn.machine) -m found }',
          'use_backend %[var(txn.machine)]',
        ];
  const backends =
    kind === 'a'
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
  const giveUp = performance.now() + readyWithinMs;
  const asked = [`http://127.0.0.1:${port}/health`, ...processes.map(({ origin }) => `${origin}/ready`)];
  const ready = async (url: string) => (await fetch(url).catch(() => undefined))?.status === 200;
  while (!(await Promise.all(asked.map(ready))).every(Boolean)) {
    if (proxy.exitCode !== null || performance.now() > giveUp) throw new Error(`It was not ready. ${said}`);
    await pause(50);
  }
  return async () => {
    process.removeListener('exit', onExit);
    proxy.kill('SIGTERM');
    await gone;
    folder.remove();
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
