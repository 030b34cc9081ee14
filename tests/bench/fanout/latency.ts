import { setTimeout as pause } from 'node:timers/promises';
import { median, progressBar } from '../../support/figures/figure-run.ts';
import { percentile } from '../../support/figures/percentile.ts';
import { drive, type Room } from './drive.ts';
import { ends, openRooms } from './ends.ts';
import type { Line } from './line.ts';
import { notOnce, paced } from './paced.ts';
import { type Asked, type Part, rounded } from './part.ts';
import { openWorld, type Standing, type World } from './world.ts';

type Side = ReturnType<typeof ends> & { readonly rooms: readonly Room<Line>[] };

/**
 * One at a time in each room, as at half of it: where several are under way at once they share a commit and a packet, and a side would
 * seem to carry more than it can of messages that come evenly.
 */
const together = 1;
const goal = { 'p99-ms': 50, 'p99-ratio': 2 };
/** So often one child may write, with a little to spare. */
const perChildAndSecond = 0.8;

/**
 * How long it takes until every child of a room has a message, from when it was due to be written: on each side at half of what that
 * side carries at most, which is the rate of a loop that never rests: each room writes the next message as soon as all heard the last. On the product's side a moderator publishes in between. The
 * children share two cores with the servers, so the most a side carries is what server and children carry together.
 */
export async function measureLatency({ quick, broken }: Asked, ready?: World): Promise<Part> {
  const shape = quick
    ? { consultations: 1, rooms: 2, children: 50, loop: 40, loops: 1, seconds: 1, pairs: 1 }
    : { consultations: 1, rooms: 40, children: 1_000, loop: 1_000, loops: 5, seconds: 20, pairs: 9 };
  const world = ready ?? (await openWorld(shape));
  try {
    const open = async ({ to, seats }: Standing): Promise<Side> => ({
      ...ends(to.kind),
      rooms: await openRooms(seats, () => to),
    });
    const sides = { bare: await open(world.bare), product: await open(world.product) };
    const most = { bare: [] as number[], product: [] as number[] };
    let from = 0;
    for (let loop = 0; loop < shape.loops + 1; loop += 1) {
      for (const kind of ['bare', 'product'] as const) {
        from += shape.loop;
        const rate = await loopRate(sides[kind], { messages: shape.loop, from });
        // The first warms: hot paths compile.
        if (loop > 0) most[kind].push(rate);
        if (kind === 'product') await pause((shape.loop / shape.children / perChildAndSecond) * 1_000);
      }
    }
    const bar = progressBar('latency');
    const seen = { bare: [] as number[][], product: [] as number[][] };
    let wrong = 0;
    for (let pair = 0; pair < shape.pairs; pair += 1) {
      for (const kind of ['bare', 'product'] as const) {
        const pace = kind === 'bare' ? Number.POSITIVE_INFINITY : shape.children * perChildAndSecond;
        const perSecond = Math.min(median(most[kind]) / 2, pace);
        const messages = Math.round(perSecond * shape.seconds);
        from += messages;
        const run = await paced(sides[kind], { messages, perSecond, from });
        wrong += notOnce(run) + (broken ? 1 : 0);
        seen[kind].push([...run.seenMs]);
      }
      bar(pair + 1, shape.pairs);
    }
    for (const { rooms } of Object.values(sides))
      for (const { sockets } of rooms) for (const line of sockets) line.close();
    const middle = (kind: keyof typeof seen, share: number) =>
      median(seen[kind].map((each) => percentile(each, share)));
    const p99 = middle('product', 0.99);
    // Of each pair: what the machine does meanwhile, it does to both.
    const ratios = seen.product.map(
      (each, at) => percentile(each, 0.99) / percentile(seen.bare[at] ?? [], 0.99),
    );
    const ratio = median(ratios);
    return {
      figures: {
        'most-a-second': rounded(median(most.product)),
        'most-a-second-bare': rounded(median(most.bare)),
        'p50-ms': rounded(middle('product', 0.5)),
        'p50-bare-ms': rounded(middle('bare', 0.5)),
        'p99-ms': rounded(p99),
        'p99-bare-ms': rounded(middle('bare', 0.99)),
        'p99-ratio': rounded(ratio, 2),
        'p99-ratio-least': rounded(Math.min(...ratios), 2),
        'p99-ratio-most': rounded(Math.max(...ratios), 2),
      },
      goal,
      wrong,
      reached: p99 <= goal['p99-ms'] && ratio <= goal['p99-ratio'],
    };
  } finally {
    if (ready === undefined) await world.close();
  }
}

/** Messages a second of a loop that never rests. */
async function loopRate(
  { rooms, send, hear }: Side,
  { messages, from }: { messages: number; from: number },
): Promise<number> {
  const startMs = performance.now();
  await drive<Line>({ rooms, messages, together, from: Math.floor(from / rooms.length), send, hear });
  return messages / ((performance.now() - startMs) / 1_000);
}
