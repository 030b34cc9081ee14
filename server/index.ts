import { fileURLToPath } from 'node:url';
import type { ServerBuild } from '@remix-run/node';
import { welcome } from './demo/welcome.ts';
import { type Env, exitCodes, readEnv, refuseTalkative, StartRefusal } from './env.ts';
import { fitsNode } from './fits-node.ts';
import { createLog, type Log, placeOf } from './log.ts';
import { hangsOnFolder } from './places.ts';
import { type Pages, type Product, startProduct } from './product.ts';
import { refusalOf } from './refusal-of.ts';

/** The repository, from `server/index.ts` and from `build/server.js` alike. */
const root = new URL('..', import.meta.url);

async function pagesOf(env: Env): Promise<Pages> {
  const publicFolder = fileURLToPath(new URL('public', root));
  if (env.NODE_ENV === 'development') {
    const { createServer } = await import('vite');
    const vite = await createServer({ root: fileURLToPath(root), server: { middlewareMode: true } });
    return {
      publicFolder,
      middleware: vite.middlewares,
      build: async () => (await vite.ssrLoadModule('virtual:remix/server-build')) as ServerBuild,
    };
  }
  const built = new URL('build/pages.js', root);
  return {
    publicFolder,
    assets: fileURLToPath(new URL('build/app/client', root)),
    build: (await import(built.href)) as ServerBuild,
  };
}

async function main(): Promise<void> {
  const stop = stopOnSignal();
  if (!fitsNode(process.versions.node)) throw new StartRefusal('Node 20.19 or newer is needed.');
  const env = readEnv();
  // Who develops has nobody's words.
  if (env.NODE_ENV !== 'development') refuseTalkative(process.execArgv);
  const log = createLog(env.LOG_LEVEL);
  const workerFile = new URL(
    env.NODE_ENV === 'development' ? 'server/screening/worker.ts' : 'build/screening-worker.js',
    root,
  );
  if (env.NODE_ENV !== 'development') tellNothing(log);
  const say = (sentence: string) => void process.stderr.write(`${sentence}\n`);
  const product = await startProduct(env, { pages: await pagesOf(env), workerFile, log, say });
  stop.begun(product);
  const hangs = hangsOnFolder(env);
  if (hangs !== undefined) say(hangs);
  // A demo that is told to stop while it is seeded ends there, and says so at its next start.
  try {
    const goOn = await welcome(env, product);
    goOn().catch((error: unknown) => stop.told() || log.error({ event: 'fault', at: placeOf(error) }));
  } catch (error) {
    if (!stop.told()) throw error;
  }
}

/**
 * The runtime would print a message and the line that failed, and a library prints an address that it cannot decode. Either
 * may quote a child: that it happened, and where, is enough.
 */
function tellNothing(log: Log): void {
  for (const way of ['debug', 'dir', 'error', 'info', 'log', 'trace', 'warn'] as const)
    console[way] = () => log.warn({ event: 'library-spoke', code: way });
  // A rejection nobody waited for is a defect, and no reason to drop a room full of children.
  process.on('unhandledRejection', (error) => log.error({ event: 'unhandled', at: placeOf(error) }));
  // After any other error nothing can be trusted: out, and whoever keeps this running starts it again.
  process.on('uncaughtException', (error) => {
    try {
      log.error({ event: 'uncaught', at: placeOf(error) });
    } finally {
      process.exit(1);
    }
  });
}

/**
 * From the first moment on. Before there is anything to stop nobody is served, and every write is whole or not at all. A terminal that
 * is closed says SIGHUP, and takes away what one could still say something to; so does a disk that is full.
 */
function stopOnSignal() {
  let stopping = false;
  let product: Product | undefined;
  for (const output of [process.stdout, process.stderr]) output.on('error', () => undefined);
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      if (!product) process.exit(0);
      // A client that never lets go must not keep the process: ten seconds, then out.
      const outAtLast = () => void setTimeout(() => process.exit(exitCodes.software), 10_000).unref();
      product.stop(outAtLast).then(
        () => process.exit(0),
        () => process.exit(exitCodes.software),
      );
    });
  }
  return {
    begun(made: Product) {
      product = made;
    },
    told: () => stopping,
  };
}

main().catch((error: unknown) => {
  const refused = refusalOf(error);
  if (refused) {
    process.stderr.write(`${refused.message}\n`);
    process.exit(refused.exitCode);
  }
  process.stderr.write(
    `The server could not start (${(error as NodeJS.ErrnoException)?.code ?? 'defect'}), ${placeOf(error)}.\n`,
  );
  process.exit(exitCodes.software);
});
