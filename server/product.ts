import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ServerBuild } from '@remix-run/node';
import type { RequestHandler } from 'express';
import { inventoryWords } from '../locales/inventory.ts';
import own from '../package.json' with { type: 'json' };
import { socketPath } from './commands/ask-running.ts';
import { refuseOtherUser } from './commands/owner.ts';
import { listenForCommands } from './commands/socket.ts';
import { demoPhrases } from './demo/phrase.ts';
import { endsWithin } from './ends-within.ts';
import { type Env, exitCodes, originsOf, StartRefusal } from './env.ts';
import { createNetworkKeys } from './guard/network-keys.ts';
import { createOnce } from './guard/once.ts';
import { connectRedis, type Redis } from './guard/redis.ts';
import { createMetrics, type Metrics } from './health/metrics.ts';
import { createReadiness, isRead, type Readiness } from './health/readiness.ts';
import {
  createAskLimiter,
  createErrLimiter,
  createPageLimiters,
  createStaffAskLimiter,
} from './house/guards.ts';
import { type House, openHouse } from './house.ts';
import { createContexts } from './http/load-context.ts';
import { securityText } from './http/security-text.ts';
import { createStringFiles } from './http/string-files.ts';
import { createHttp } from './http.ts';
import { startJobs } from './jobs/start-jobs.ts';
import { createLive, type Live } from './live/io.ts';
import { othersOf } from './live/tell-numbers.ts';
import { createTickets, type Tickets } from './live/tickets.ts';
import { type Log, type LogFields, placeOf } from './log.ts';
import { beginningOf } from './places.ts';
import { startPokes } from './pokes.ts';
import { namesIn } from './whole-texts.ts';

/** Milliseconds that what is under way has to end in before a stop. */
const patienceMs = 2_000;

/** Milliseconds that a stop waits for a release that is being signed: one in three languages takes 8 to 17 seconds (docs/capacity.md). */
const longestSigningMs = 30_000;

/** Milliseconds that a start waits for a command that has the data folder: a backup of a large one takes some. */
const lockWaitMs = 15_000;

export type Pages = {
  readonly build: ServerBuild | (() => Promise<ServerBuild>);
  readonly assets?: string;
  readonly publicFolder: string;
  readonly middleware?: RequestHandler;
};

export type Product = {
  readonly house: House;
  /**
   * Takes no more, finishes what is under way, closes the files. Before that a release that is being signed is waited for, half a minute at most, and
   * everybody is served meanwhile; `begins` is told when that is over.
   */
  readonly stop: (begins?: () => void) => Promise<void>;
};

/** Starts everything on one port. Throws a StartRefusal with one sentence when it cannot. */
export async function startProduct(
  env: Env,
  options: {
    readonly pages: Pages;
    readonly workerFile: URL;
    readonly log: Log;
    /** Told why a start takes longer. */
    readonly say: (sentence: string) => void;
  },
): Promise<Product> {
  const { log, pages } = options;
  const origins = originsOf(env);
  // Both said before anything is opened. Where no data is yet, whoever starts it first makes it its own.
  socketPath(env.DATA_DIR);
  if (existsSync(beginningOf(env))) refuseOtherUser(env, process.getuid?.());
  const redis = env.REDIS_URL === undefined ? undefined : await connectRedis(env.REDIS_URL);
  let metrics: Metrics | undefined;
  const fault = (error: unknown, of: LogFields = { event: 'fault' }) => {
    metrics?.fault();
    log.error({ ...of, at: placeOf(error) });
  };
  const house = await openHouse(env, {
    workerFile: options.workerFile,
    onScreensFailed(error) {
      log.error({ event: 'screens-not-started' });
      fault(error);
    },
    onReleaseDamaged: (consultation, error) => fault(error, { event: 'release-damaged', consultation }),
    waits: { upToMs: lockWaitMs, say: options.say },
    ...(redis === undefined ? {} : { redis }),
  }).catch((error: unknown) => {
    // It would go on connecting, and keep the process that refuses to start.
    redis?.close();
    throw error;
  });
  const { services, deps } = house;
  const readiness = createReadiness(house, env.DATA_DIR);
  const numbers = createMetrics(house, {
    token: env.METRICS_TOKEN,
    readiness,
    connections: () => live.io.of('/').sockets.size,
    redisUp: redis?.isUp,
  });
  metrics = numbers;
  const tickets = createTickets({
    clock: deps.steady,
    token: () => randomBytes(16).toString('base64url'),
    once: redis && createOnce(redis, deps.secrets),
  });
  const server = createPageServer(env, { house, redis, pages, origins, tickets, numbers, readiness, fault });
  const live = createLive(server, {
    services,
    tickets,
    origins,
    mayAsk: { child: createAskLimiter().take, staff: createStaffAskLimiter(env.STAFF_ASKS_A_SECOND).take },
    mayErr: createErrLimiter().take,
    others: othersOf(redis, env.LIBSQL_URL !== undefined),
    fault,
  });
  const stopPokes = redis ? tellOthers(redis, { house, live, fault }) : () => undefined;

  const letGo = async (error: unknown): Promise<never> => {
    server.closeAllConnections();
    await live.close();
    stopPokes();
    redis?.close();
    await house.close();
    throw error;
  };
  await listenOn(server, env).catch(letGo);
  const closeCommands = await listenForCommands(env.DATA_DIR, house, fault).catch(letGo);
  const stopJobs = startJobs(house, { env, others: redis, log, fault, unreadable: numbers.unreadable });
  log.info({ event: 'started', port: (server.address() as AddressInfo).port });

  return {
    house,
    async stop(begins) {
      await endsWithin(house.services.signed(), longestSigningMs);
      begins?.();
      await stopJobs();
      await closeCommands();
      // Closes the sockets and the HTTP server with them; what is under way is answered first, but for what never ends: half a form of
      // a telephone that lost its line.
      const patience = setTimeout(() => server.closeAllConnections(), patienceMs);
      await live.close();
      clearTimeout(patience);
      server.closeAllConnections();
      stopPokes();
      redis?.close();
      numbers.close();
      await house.close();
      log.info({ event: 'stopped' });
    },
  };
}

/** The HTTP server with every page, which does not listen yet. */
function createPageServer(
  env: Env,
  of: {
    readonly house: House;
    readonly redis: Redis | undefined;
    readonly pages: Pages;
    readonly origins: readonly string[];
    readonly tickets: Tickets;
    readonly numbers: Metrics;
    readonly readiness: () => Promise<Readiness>;
    readonly fault: (error: unknown) => void;
  },
): Server {
  const { house, redis, pages, origins, tickets, numbers, readiness, fault } = of;
  const { services, deps } = house;
  const strings = createStringFiles();
  const pace = createPageLimiters(env.PAGES_A_SECOND);
  const contexts = createContexts({
    services,
    paces: { child: pace.child.take, staff: pace.staff.take },
    origins,
    demo: env.DEMO,
    onServer: env.LIBSQL_URL !== undefined,
    demoPhrases: env.DEMO && env.DEMO_PAST ? demoPhrases() : null,
    source: { version: own.version, address: env.SOURCE_URL ?? null },
    strings,
    pseudonymWords: namesIn,
    inventoryWords,
    clock: deps.clock,
    random: deps.random,
    fault,
  });
  return createHttp({
    origins,
    development: env.NODE_ENV === 'development',
    subdomains: env.HSTS_SUBDOMAINS,
    publicFolder: pages.publicFolder,
    build: pages.build,
    ...(pages.assets === undefined ? {} : { assets: pages.assets }),
    ...(pages.middleware === undefined ? {} : { vite: pages.middleware }),
    contextOf: contexts.contextOf,
    codeGate: {
      spent: services.room.codesSpent,
      async stillOpens(form) {
        const found = await services.room.codeStillOpens({ kind: 'visitor' }, form);
        return !found.ok || found.value;
      },
    },
    networkKeys: createNetworkKeys({
      limit: env.GUESS_LIMIT,
      clock: deps.clock,
      // Processes that count together have to call a network the same.
      ...(redis ? { saltOf: (hour: number) => deps.secrets.hash('network-hour', String(hour)) } : {}),
    }),
    holderOf: contexts.holderOf,
    restOf: contexts.restOf,
    tickets,
    strings,
    ready: () => isRead(house.databases, 'control'),
    readiness,
    metrics: numbers.read,
    mostConnections: env.MOST_CONNECTIONS,
    securityText: () => securityText(origins[0] ?? '', deps.clock()),
    fault,
  }).server;
}

/** From here on processes that serve the same consultations tell each other where to look. Answers how to stop. */
function tellOthers(
  redis: Redis,
  of: { readonly house: House; readonly live: Live; readonly fault: (error: unknown) => void },
): () => void {
  const { house, live, fault } = of;
  const { duty, turns, exposures, idleness, queues } = house.deps;
  return startPokes(redis, {
    services: house.services,
    duty,
    turns,
    exposures,
    guesses: house.guesses,
    idleness,
    queues,
    hasDesk: live.hasDesk,
    fault,
  });
}

/** Throws a StartRefusal where the port cannot be had. */
async function listenOn(server: Server, env: Pick<Env, 'PORT' | 'HOST'>): Promise<void> {
  const { code } = await new Promise<NodeJS.ErrnoException | { code: null }>((resolve) => {
    server.once('error', resolve);
    server.listen(env.PORT, env.HOST, () => resolve({ code: null }));
  });
  if (code === null) return;
  if (code === 'EADDRINUSE')
    throw new StartRefusal(`Port ${env.PORT} is taken: set PORT to another one.`, exitCodes.temporary);
  throw new StartRefusal(`${env.HOST}:${env.PORT} cannot be listened on (${code}).`, exitCodes.configuration);
}
