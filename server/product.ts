import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import type { ServerBuild } from '@remix-run/node';
import type { RequestHandler } from 'express';
import { inventoryWords } from '../locales/inventory.ts';
import own from '../package.json' with { type: 'json' };
import { socketPath } from './commands/ask-running.ts';
import { refuseOtherUser } from './commands/owner.ts';
import { listenForCommands } from './commands/socket.ts';
import { demoPhrases } from './demo/phrase.ts';
import { type Env, exitCodes, originsOf, StartRefusal } from './env.ts';
import { createNetworkKeys } from './guard/network-keys.ts';
import { createOnce } from './guard/once.ts';
import { connectRedis } from './guard/redis.ts';
import { createAskLimiter } from './guards.ts';
import { type House, openHouse } from './house.ts';
import { createHttp } from './http.ts';
import { startBackingUp } from './jobs/back-up.ts';
import { startErasing } from './jobs/erase.ts';
import { startForgettingOrder } from './jobs/forget-order.ts';
import { startEndingIdle } from './jobs/idle.ts';
import { startRetaining } from './jobs/retain.ts';
import { startTidying } from './jobs/tidy.ts';
import { startTranslating } from './jobs/translate.ts';
import { startWatchingRooms } from './jobs/watch-rooms.ts';
import { createLive } from './live/io.ts';
import { createTickets } from './live/tickets.ts';
import { createContexts } from './load-context.ts';
import { type Log, placeOf } from './log.ts';
import { createMetrics } from './metrics.ts';
import { beginningOf } from './places.ts';
import { startPokes } from './pokes.ts';
import { createReadiness } from './readiness.ts';
import { securityText } from './security-text.ts';
import { createStringFiles } from './strings.ts';
import { namesIn } from './whole-texts.ts';

/** Milliseconds that what is under way has to end in before a stop. */
const patienceMs = 2_000;

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
  /** Takes no more, finishes what is under way, closes the files. */
  readonly stop: () => Promise<void>;
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
  const house = await openHouse(env, {
    workerFile: options.workerFile,
    waits: { upToMs: lockWaitMs, say: options.say },
    ...(redis === undefined ? {} : { redis }),
  }).catch((error: unknown) => {
    // It would go on connecting, and keep the process that refuses to start.
    redis?.close();
    throw error;
  });
  const { services, deps } = house;
  const readiness = createReadiness(house, env.DATA_DIR);
  const metrics = createMetrics(house, {
    token: env.METRICS_TOKEN,
    readiness,
    connections: () => live.io.of('/').sockets.size,
    redisUp: redis?.isUp,
  });
  const fault = (error: unknown) => {
    metrics.fault();
    log.error({ event: 'fault', at: placeOf(error) });
  };
  const strings = createStringFiles();
  const tickets = createTickets({
    clock: deps.steady,
    token: () => randomBytes(16).toString('base64url'),
    once: redis && createOnce(redis, deps.secrets),
  });
  const contexts = createContexts({
    services,
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
  const { server } = createHttp({
    origins,
    development: env.NODE_ENV === 'development',
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
    ready: async () => (await house.databases.control.query('select 1', [])).length === 1,
    readiness,
    metrics: metrics.read,
    mostConnections: env.MOST_CONNECTIONS,
    securityText: () => securityText(origins[0] ?? '', deps.clock()),
    fault,
  });
  const live = createLive(server, {
    services,
    tickets,
    origins,
    mayAsk: createAskLimiter().take,
    others: redis,
    fault,
  });
  const stopPokes = redis
    ? startPokes(redis, {
        services,
        duty: deps.duty,
        turns: deps.turns,
        exposures: deps.exposures,
        guesses: house.guesses,
        idleness: deps.idleness,
        queues: deps.queues,
        hasDesk: live.hasDesk,
        fault,
      })
    : () => undefined;

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(env.PORT, env.HOST, resolve);
  }).catch(async (error: NodeJS.ErrnoException) => {
    await live.close();
    stopPokes();
    redis?.close();
    await house.close();
    if (error.code === 'EADDRINUSE')
      throw new StartRefusal(`Port ${env.PORT} is taken: set PORT to another one.`, exitCodes.temporary);
    throw new StartRefusal(
      `${env.HOST}:${env.PORT} cannot be listened on (${error.code}).`,
      exitCodes.configuration,
    );
  });
  const closeCommands = await listenForCommands(env.DATA_DIR, house, fault);
  const stopTidying = startTidying(deps, fault);
  const ofSite = env.SITE_JOBS === '1';
  const backUp = { everyMs: env.BACKUP_EVERY_SECONDS * 1000, log, fault };
  const stopBackingUp = ofSite ? startBackingUp(house, backUp) : () => undefined;
  const stopRetaining = ofSite
    ? startRetaining(services, { log, fault, unreadable: metrics.unreadable })
    : () => undefined;
  const stopErasing = startErasing(services, fault);
  const stopForgetting = startForgettingOrder(services, fault);
  const stopEndingIdle = startEndingIdle(services, {
    others: redis,
    alone: env.LIBSQL_URL === undefined,
    fault,
  });
  const stopWatching = startWatchingRooms(services, fault);
  const stopTranslating =
    deps.translator.where === 'none' ? undefined : startTranslating(services, { ofSite, fault });
  const { port } = server.address() as AddressInfo;
  log.info({ event: 'started', port });

  return {
    house,
    async stop() {
      stopTidying();
      stopRetaining();
      stopBackingUp();
      await stopEndingIdle();
      stopWatching();
      house.endTranslating();
      await stopTranslating?.();
      await stopErasing();
      await stopForgetting();
      await closeCommands();
      // Closes the sockets and the HTTP server with them; what is under way is answered first, but for what never ends: half a form of
      // a telephone that lost its line.
      const patience = setTimeout(() => server.closeAllConnections(), patienceMs);
      await live.close();
      clearTimeout(patience);
      server.closeAllConnections();
      stopPokes();
      redis?.close();
      metrics.close();
      await house.close();
      log.info({ event: 'stopped' });
    },
  };
}
