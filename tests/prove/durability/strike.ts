import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from '../../support/pages/client.ts';
import { numberWord } from '../../support/pages/number-word.ts';
import type { RunningProduct } from '../../support/processes/product.ts';
import type { RedisServer } from '../../support/processes/redis-server.ts';
import type { Line } from '../kill/line.ts';
import type { Shared } from './children.ts';
import { answered } from './log.ts';
import type { SmallDisk } from './small-disk.ts';

type Fault = 'kill' | 'restart' | 'redis-stop' | 'redis-pause' | 'disk';

/** Long for a machine that does much else. Milliseconds. */
const patienceMs = 60_000;

export function faultsOf(size: { kills: number; restarts: number; redis: number; disks: number }): Fault[] {
  return [
    ...Array<Fault>(size.kills).fill('kill'),
    ...Array<Fault>(size.restarts).fill('restart'),
    ...Array<Fault>(Math.ceil(size.redis / 2)).fill('redis-stop'),
    ...Array<Fault>(Math.floor(size.redis / 2)).fill('redis-pause'),
    ...Array<Fault>(size.disks).fill('disk'),
  ];
}

/** Breaks one thing, looks at what has to hold meanwhile, and mends it. The first children are some who write. */
export function createStriker(of: {
  readonly product: RunningProduct;
  readonly redis: RedisServer;
  readonly disk: SmallDisk;
  readonly children: readonly Client[];
  readonly lines: readonly Line[];
  readonly shared: Shared;
}) {
  const { product, redis, disk, children, lines, shared } = of;
  const { tally, problems } = shared;
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

  async function strike(fault: Fault): Promise<void> {
    switch (fault) {
      case 'kill':
        await product.kill();
        return product.restart();
      case 'restart': {
        const code = await product.stop();
        if (code !== 0) problems.add('stop', `it ended with ${code}`);
        return product.restart();
      }
      case 'redis-stop':
        return withoutRedis(() => redis.stop());
      case 'redis-pause':
        return withoutRedis(async () => redis.pause());
      case 'disk':
        return withoutRoom();
    }
  }

  /** Acts go on to be answered while Redis is away. */
  async function withoutRedis(away: () => Promise<void>): Promise<void> {
    await away();
    const before = answered(tally);
    if (!(await comes(() => answered(tally) >= before + 20)))
      problems.add('redis', 'without Redis nothing was answered');
    redis.back();
  }

  /** What cannot be kept is not answered as if it were, and what is there can be read. */
  async function withoutRoom(): Promise<void> {
    const before = tally.notNow;
    // The log of the database has room of its own for a while, and lets go of it when it is emptied.
    if (!(await comes(() => tally.notNow >= before + 20, disk.fill)))
      problems.add('disk', 'the disk was full and nothing was refused');
    for (const name of [0, 1, 2]) {
      const page = await children[name]?.get('/here/words');
      if (page?.status === 200 && page.html.includes(`One says ${numberWord(name)},`))
        readWhileFull.pages += 1;
      else problems.add('read', `a page was not read while the disk was full: ${page?.status}`);
    }
    for (const activity of shared.rooms) {
      const entered = await lines[0]?.ask('room:enter', { activity, after: 0 });
      if (entered?.answer.ok && entered.answer.items.length > 0) readWhileFull.rooms += 1;
      else problems.add('read', 'a room was not read while the disk was full');
    }
    disk.free();
    const then = answered(tally);
    if (!(await comes(() => answered(tally) > then)))
      problems.add('disk', 'there was room again and nothing was answered');
  }

  return { strike, readWhileFull };
}
