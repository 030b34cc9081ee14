import type { Env } from '../env.ts';
import type { Redis } from '../guard/redis.ts';
import type { House } from '../house.ts';
import type { Log } from '../log.ts';
import { startBackingUp } from './back-up.ts';
import { startErasing } from './erase.ts';
import { startForgettingOrder } from './forget-order.ts';
import { startEndingIdle } from './idle.ts';
import { startKeepingKeys } from './keep-keys.ts';
import { startRetaining } from './retain.ts';
import { startTidying } from './tidy.ts';
import { startTranslating } from './translate.ts';
import { startWatchingRooms } from './watch-rooms.ts';

/**
 * Starts what happens by the clock. What is done once for a site is left to another process where SITE_JOBS says so. Answers how to stop: an
 * erasure, the end of a seat, a translation and a part of what is forgotten at close that are under way come to their end first; the rest is whole or not at all.
 */
export function startJobs(
  house: House,
  of: {
    readonly env: Pick<Env, 'SITE_JOBS' | 'BACKUP_EVERY_SECONDS' | 'LIBSQL_URL'>;
    readonly others: Redis | undefined;
    readonly log: Log;
    readonly fault: (error: unknown) => void;
    /** How many databases the last run over all of them could not open. */
    readonly unreadable: (count: number) => void;
  },
): () => Promise<void> {
  const { services, deps } = house;
  const { env, others, log, fault, unreadable } = of;
  const ofSite = env.SITE_JOBS === '1';
  const stopAtOnce: (() => unknown)[] = [
    startTidying(deps, fault),
    startWatchingRooms(services, fault),
    startKeepingKeys(house.keyring, { log, fault }),
  ];
  if (ofSite) {
    const everyMs = env.BACKUP_EVERY_SECONDS * 1000;
    stopAtOnce.push(startBackingUp(house, { everyMs, log, fault }));
    stopAtOnce.push(startRetaining(services, { log, fault, unreadable }));
  }
  const stopErasing = startErasing(services, fault);
  const stopForgetting = startForgettingOrder(services, fault);
  const stopEndingIdle = startEndingIdle(services, { others, alone: env.LIBSQL_URL === undefined, fault });
  const stopTranslating =
    deps.translator.where === 'none' ? undefined : startTranslating(services, { ofSite, fault });
  return async () => {
    for (const stop of stopAtOnce) stop();
    await stopEndingIdle();
    house.endTranslating();
    await stopTranslating?.();
    await stopErasing();
    await stopForgetting();
  };
}
