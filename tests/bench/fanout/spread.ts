import { join } from 'node:path';
import { median, progressBar } from '../../support/figures/figure-run.ts';
import { readyHelp } from '../../support/house/ready-help.ts';
import { cpuSeconds } from '../../support/processes/process-cpu.ts';
import { type RunningProduct, startProduct, swiftDesk } from '../../support/processes/product.ts';
import { startRedis } from '../../support/processes/redis-server.ts';
import { startSqld } from '../../support/processes/sqld.ts';
import { ends, openRooms, type To } from './ends.ts';
import { notOnce, paced } from './paced.ts';
import { type Asked, type Part, rounded } from './part.ts';
import { portOf, seatChildren } from './seated.ts';
import type { Seat } from './seats.ts';

const spreadGoal = 0.6;

type Run = { readonly perCpu: number; readonly perCpuWhole: number; readonly wrong: number };

/**
 * Two processes on one consultation, over a libSQL server and Redis, against one process over the same: deliveries for each second of
 * CPU, under the same messages on the same schedule. With two, every room has half of its children at each process. The CPU of the
 * web processes decides; with that of the libSQL server and Redis counted in, the figure is the one that ends with `whole`.
 */
export async function measureSpread({ quick, broken }: Asked): Promise<Part> {
  const shape = quick
    ? { consultations: 1, rooms: 2, children: 50, perSecond: 20, seconds: 1, pairs: 1 }
    : { consultations: 1, rooms: 20, children: 500, perSecond: 60, seconds: 10, pairs: 5 };
  const closing: (() => Promise<void> | void)[] = [];
  try {
    const [sqld, redis] = await Promise.all([startSqld(), startRedis()]);
    closing.push(sqld.stop, redis.remove);
    const shared = {
      ...swiftDesk,
      LIBSQL_URL: sqld.url,
      LIBSQL_ADMIN_URL: sqld.adminUrl,
      REDIS_URL: redis.url,
    };
    const one = await startProduct({ prepare: readyHelp, env: shared });
    closing.push(one.remove);
    const { seats, leave } = await seatChildren(one, shape);
    const second = () =>
      startProduct({
        env: {
          ...shared,
          ORIGIN: one.origin,
          KEYRING: join(one.folder, 'keys', 'keyring.json'),
          SITE_JOBS: '0',
        },
      });
    let two: RunningProduct | undefined;
    const beside = [sqld.pid(), redis.pid()];
    const bar = progressBar('one process and two');
    const runs = { one: [] as Run[], two: [] as Run[] };
    for (let pair = 0; pair < shape.pairs; pair += 1) {
      await two?.stop();
      runs.one.push(await measureRun([one], { ...shape, seats, beside, pair }));
      if (two) await two.restart();
      else {
        two = await second();
        closing.push(two.remove);
      }
      runs.two.push(await measureRun([one, two], { ...shape, seats, beside, pair }));
      bar(pair + 1, shape.pairs);
    }
    leave();
    const middle = (which: keyof typeof runs, of: 'perCpu' | 'perCpuWhole') =>
      median(runs[which].map((run) => run[of]));
    const ratio = median(runs.two.map((run, at) => run.perCpu / (runs.one[at]?.perCpu ?? Number.NaN)));
    const whole = median(
      runs.two.map((run, at) => run.perCpuWhole / (runs.one[at]?.perCpuWhole ?? Number.NaN)),
    );
    return {
      figures: {
        'deliveries-per-cpu-one': Math.round(middle('one', 'perCpu')),
        'deliveries-per-cpu-two': Math.round(middle('two', 'perCpu')),
        'spread-ratio': rounded(ratio, 3),
        'spread-ratio-whole': rounded(whole, 3),
      },
      goal: { 'spread-ratio': spreadGoal },
      wrong: [...runs.one, ...runs.two].reduce((sum, run) => sum + run.wrong, broken ? 1 : 0),
      reached: ratio >= spreadGoal,
    };
  } finally {
    for (const close of closing.reverse()) await close();
  }
}

/** Children connect to these processes, room by room in turn, and the messages of one run pass through. */
async function measureRun(
  processes: readonly RunningProduct[],
  of: {
    readonly seats: readonly Seat[];
    readonly rooms: number;
    readonly perSecond: number;
    readonly seconds: number;
    readonly beside: readonly number[];
    readonly pair: number;
  },
): Promise<Run> {
  const [first] = processes;
  if (!first) throw new Error('No process.');
  const to = processes.map(
    ({ origin }): To => ({
      kind: 'product',
      port: portOf(origin),
      site: { origin: first.origin },
    }),
  );
  // The seats of a room are as far apart as there are rooms.
  const rooms = await openRooms(of.seats, (at) => {
    const there = to[Math.floor(at / of.rooms) % to.length];
    if (!there) throw new Error('No process.');
    return there;
  });
  const driven = { ...ends('product'), rooms };
  const messages = of.perSecond * of.seconds;
  const from = of.pair * messages * 2;
  // Once before it is measured: a process that has just begun compiles.
  const warm = await paced(driven, { messages: Math.ceil(messages / 3), perSecond: of.perSecond, from });
  const web = () => processes.reduce((sum, each) => sum + cpuSeconds(each.pid()), 0);
  const besides = () => of.beside.reduce((sum, pid) => sum + cpuSeconds(pid), 0);
  const before = { web: web(), beside: besides() };
  const run = await paced(driven, { messages, perSecond: of.perSecond, from: from + messages });
  const cpu = { web: web() - before.web, beside: besides() - before.beside };
  for (const { sockets } of rooms) for (const line of sockets) line.close();
  return {
    perCpu: run.deliveries / cpu.web,
    perCpuWhole: run.deliveries / (cpu.web + cpu.beside),
    // Two processes are where something could be told twice.
    wrong: notOnce(warm) + notOnce(run),
  };
}
