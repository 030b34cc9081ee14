import { setTimeout as pause } from 'node:timers/promises';
import type { Seeded } from '../../support/house/seeded.ts';
import { numberWord } from '../../support/pages/number-word.ts';
import type { RunningProduct } from '../../support/processes/product.ts';
import type { RedisServer } from '../../support/processes/redis-server.ts';
import type { Sqld } from '../../support/processes/sqld.ts';
import type { Line } from '../kill/line.ts';
import type { Load } from './load.ts';
import { answered } from './log.ts';
import type { SmallDisk } from './small-disk.ts';
import type { Struck } from './struck.ts';

const redisFaults = ['redis-stop', 'redis-pause', 'redis-flush'] as const;
type Fault = 'kill' | 'away' | 'rolling' | (typeof redisFaults)[number] | 'sqld-stop' | 'disk';

/** How often each thing is broken. `away`: a process stays away until the proxy has led everybody to another. */
export type Faults = {
  readonly kills: number;
  readonly away: number;
  /** Each process is stopped and started, the next one only when the one before is ready. */
  readonly restarts: number;
  readonly redis: number;
  readonly sqld: number;
  readonly disks: number;
};

/** Long for a machine that does much else. Milliseconds. */
const patienceMs = 60_000;
/** For so long nothing may be answered while the database server is away. Milliseconds. */
const nothingMs = 200;

export function faultsOf({ kills, away, restarts, redis, sqld, disks }: Faults): Fault[] {
  return [
    ...Array<Fault>(kills).fill('kill'),
    ...Array<Fault>(away).fill('away'),
    ...Array<Fault>(restarts).fill('rolling'),
    ...Array.from({ length: redis }, (_, at) => redisFaults[at % redisFaults.length] as Fault),
    ...Array<Fault>(sqld).fill('sqld-stop'),
    ...Array<Fault>(disks).fill('disk'),
  ];
}

/** Breaks one thing, looks at what has to hold meanwhile, and mends it. `loads`: one for each site, in the same order. */
export function createStriker(of: {
  readonly struck: Struck;
  readonly loads: readonly Load[];
  /** Which process is struck. */
  readonly random: Seeded;
}) {
  const { struck, loads, random } = of;
  const { processes, redis, sqld, disk } = struck;
  const [first] = loads;
  if (!first) throw new Error('Nobody is at work.');
  const {
    children,
    lines,
    shared: { tally, problems, rooms },
  } = first;
  const everybody = loads.flatMap(({ busy }) => busy);
  const readWhileFull = { pages: 0, rooms: 0 };

  /** Whether this came to be in time. */
  async function comes(isSo: () => boolean, meanwhile: () => void = () => undefined): Promise<boolean> {
    const giveUp = performance.now() + patienceMs;
    while (!isSo()) {
      if (performance.now() > giveUp) return false;
      meanwhile();
      await pause(20);
    }
    return true;
  }

  /** Each of these children has an answer from now on. */
  async function goOn(lines: readonly Line[], when: string): Promise<void> {
    const before = lines.map((line) => line.answers());
    const left = () => lines.filter((line, at) => line.answers() === before[at]).length;
    if (!(await comes(() => left() === 0))) problems.add('unanswered', `${left()} children ${when}`);
  }

  /** Who is served though this process is away: everybody by the other, whoever is at another machine, or nobody. */
  function servedWithout(process: RunningProduct): readonly Line[] {
    if (struck.shared) return everybody;
    return loads.flatMap(({ busy }, at) => (processes[at] === process ? [] : busy));
  }

  async function strike(fault: Fault): Promise<void> {
    switch (fault) {
      case 'kill': {
        const process = random.pick(processes);
        await process.kill();
        return process.restart();
      }
      case 'away':
        return withoutOne(random.pick(processes));
      case 'rolling':
        return rolling();
      case 'redis-stop':
        return withoutRedis(given(redis), (from) => from.stop());
      case 'redis-pause':
        return withoutRedis(given(redis), async (from) => from.pause());
      case 'redis-flush':
        await given(redis).flush();
        return goOn(everybody, 'after Redis had forgotten everything');
      case 'sqld-stop':
        return withoutDatabases(given(sqld));
      case 'disk':
        return withoutRoom(given(disk));
    }
  }

  /** The proxy finds one of its servers gone, and comes to know that it is back. */
  async function withoutOne(process: RunningProduct): Promise<void> {
    await process.kill();
    await goOn(servedWithout(process), 'while one process was away');
    await process.restart();
    await goOn(everybody, 'when that process was back');
  }

  /** As whoever restarts several, one after the other. */
  async function rolling(): Promise<void> {
    for (const process of processes) {
      const toldMs = performance.now();
      const code = await process.stop();
      const took = Math.round(performance.now() - toldMs);
      if (code !== 0) problems.add('stop', `it ended with ${code} after ${took} ms`);
      await process.restart();
      await struck.ready(process.origin);
      // The proxy comes to know of that a moment later: whoever is at the next one could be led nowhere before.
      await goOn(everybody, 'when a process had been restarted');
    }
  }

  /** Acts go on to be answered while Redis is away. */
  async function withoutRedis(from: RedisServer, away: (from: RedisServer) => Promise<void>): Promise<void> {
    await away(from);
    const before = answered(tally);
    if (!(await comes(() => answered(tally) >= before + 20)))
      problems.add('redis', 'without Redis nothing was answered');
    from.back();
  }

  /** What cannot be kept is not answered as if it were, and everybody goes on once the database server is back. */
  async function withoutDatabases(from: Sqld): Promise<void> {
    await from.kill();
    const before = tally.notNow;
    if (!(await comes(() => tally.notNow >= before + 20)))
      problems.add('sqld', 'the database server was away and nothing was refused');
    const then = answered(tally);
    await pause(nothingMs);
    if (answered(tally) > then) problems.add('sqld', 'acts were answered that nothing kept');
    await from.restart();
    await goOn(everybody, 'after the database server was back');
  }

  /** What cannot be kept is not answered as if it were, and what is there can be read. The first children are some who write. */
  async function withoutRoom(on: SmallDisk): Promise<void> {
    const before = tally.notNow;
    // The log of the database has room of its own for a while, and lets go of it when it is emptied.
    if (!(await comes(() => tally.notNow >= before + 20, on.fill)))
      problems.add('disk', 'the disk was full and nothing was refused');
    for (const name of [0, 1, 2]) {
      const page = await children[name]?.get('/here/words');
      if (page?.status === 200 && page.html.includes(`One says ${numberWord(name)},`))
        readWhileFull.pages += 1;
      else problems.add('read', `a page was not read while the disk was full: ${page?.status}`);
    }
    for (const activity of rooms) {
      const entered = await lines[0]?.ask('room:enter', { activity, after: 0 });
      if (entered?.answer.ok && entered.answer.items.length > 0) readWhileFull.rooms += 1;
      else problems.add('read', 'a room was not read while the disk was full');
    }
    on.free();
    const then = answered(tally);
    if (!(await comes(() => answered(tally) > then)))
      problems.add('disk', 'there was room again and nothing was answered');
  }

  return { strike, readWhileFull };
}

function given<T>(part: T | undefined): T {
  if (part === undefined) throw new Error('There is nothing of that to break.');
  return part;
}
