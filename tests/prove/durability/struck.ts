import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readyHelp } from '../../support/house/ready-help.ts';
import { type ClusterKind, startCluster, taken } from '../../support/processes/cluster.ts';
import { type RunningProduct, startProduct, swiftDesk } from '../../support/processes/product.ts';
import { type RedisServer, startRedis } from '../../support/processes/redis-server.ts';
import type { Sqld } from '../../support/processes/sqld.ts';
import { tempFolder } from '../../support/processes/temp.ts';
import { type SmallDisk, smallDisk } from './small-disk.ts';

/** What is broken: one product on a disk that can be filled, or a cluster. */
export type Struck = {
  /** Each has consultations of its own, and is asked as one: a product, both machines of `a`, or `b` as a whole. */
  readonly sites: readonly RunningProduct[];
  readonly processes: readonly RunningProduct[];
  /** Whether each process serves what the others do. */
  readonly shared: boolean;
  readonly redis?: RedisServer;
  readonly sqld?: Sqld;
  readonly disk?: SmallDisk;
  /** Until children can be sent there again. A disk that can be filled is too small for that ever to be said, and there nobody is sent anywhere. */
  readonly ready: (origin: string) => Promise<void>;
  /** Kills everything that holds data, does this, and starts it again. */
  readonly whileDown: (does?: () => void) => Promise<void>;
  /** A copy of what is on the disk, while nothing runs. */
  readonly keepOlder: () => void;
  readonly putOlder: () => void;
  readonly remove: () => Promise<void>;
};

const quiet = { ...swiftDesk, LOG_LEVEL: 'silent' } as const;

export async function startStruck(
  kind: ClusterKind | undefined,
  { mb }: { readonly mb: number },
): Promise<Struck> {
  return kind === undefined ? onSmallDisk(mb) : onCluster(kind);
}

async function onSmallDisk(mb: number): Promise<Struck> {
  const disk = smallDisk(mb);
  const redis = await startRedis();
  const product = await startProduct({
    prepare: readyHelp,
    env: { ...quiet, DATA_DIR: disk.path, REDIS_URL: redis.url },
  });
  const older = olderOf(join(disk.path, 'consultations'));
  return {
    sites: [product],
    processes: [product],
    shared: false,
    redis,
    disk,
    ready: async () => undefined,
    whileDown: (does) => down({ processes: [product] }, does),
    ...older,
    async remove() {
      await product.remove();
      await redis.remove();
      disk.remove();
      older.remove();
    },
  };
}

async function onCluster(kind: ClusterKind): Promise<Struck> {
  const cluster = await startCluster(kind, { prepare: readyHelp, env: quiet });
  const { processes, shares } = cluster;
  const [one, two] = processes;
  if (!one || !two) throw new Error('A cluster has two processes.');
  const older = olderOf(shares?.sqld.folder ?? join(one.folder, 'data', 'consultations'));
  // A machine is reached through the proxy, by its own name.
  const apart = [
    { ...one, origin: cluster.origin },
    { ...two, origin: cluster.otherOrigin },
  ];
  const sites = shares ? [cluster] : apart;
  return {
    sites,
    processes,
    shared: shares !== undefined,
    ...shares,
    ready: taken,
    async whileDown(does) {
      await down({ processes, ...shares }, does);
      for (const { origin } of [...processes, ...sites]) await taken(origin);
    },
    ...older,
    async remove() {
      await cluster.remove();
      older.remove();
    },
  };
}

async function down(
  { processes, sqld }: Pick<Struck, 'processes' | 'sqld'>,
  does: () => void = () => undefined,
): Promise<void> {
  for (const process of processes) await process.kill();
  await sqld?.kill();
  does();
  await sqld?.restart();
  for (const process of processes) await process.restart();
}

function olderOf(folder: string) {
  const kept = tempFolder('older');
  const copy = join(kept.path, 'copy');
  return {
    keepOlder: () => cpSync(folder, copy, { recursive: true }),
    putOlder() {
      rmSync(folder, { recursive: true });
      cpSync(copy, folder, { recursive: true });
    },
    remove: kept.remove,
  };
}
