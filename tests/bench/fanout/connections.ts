import { execFileSync } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { progressBar } from '../../support/figures/figure-run.ts';
import { residentMb } from '../load/tally.ts';
import { startHolder } from './hold.ts';
import { type Asked, type Part, rounded } from './part.ts';
import { openWorld, type Standing, type World } from './world.ts';

const ratioGoal = 1.5;
/** What a process has open beside the children: files, desks, requests. */
const besideChildren = 500;

/**
 * Ten thousand children connected at once, in rooms of 25, to the product and then to the bare server, and a message into every
 * room. Memory of a connection: what the server's resident memory grew by from before the first to all connected and
 * at rest, shared out. Before the first a tenth of them came and went, so that code and caches are there on both sides.
 */
export async function measureConnections({ quick, broken }: Asked, ready?: World): Promise<Part> {
  const shape = quick
    ? { consultations: 1, rooms: 2, children: 50, perSecond: 20, restMs: 500 }
    : { consultations: 10, rooms: 400, children: 10_000, perSecond: 50, restMs: 15_000 };
  demandFiles(shape.children + besideChildren);
  const world = ready ?? (await openWorld(shape));
  try {
    const ours = await hold(world.product, { ...shape, broken });
    const bares = await hold(world.bare, { ...shape, broken });
    const ratio = ours.kb / bares.kb;
    const goal = { connections: shape.children, 'kb-ratio': ratioGoal, undelivered: 0 };
    return {
      figures: {
        connections: ours.connections,
        'connections-bare': bares.connections,
        undelivered: ours.undelivered,
        'undelivered-bare': bares.undelivered,
        'kb-per-connection': rounded(ours.kb),
        'kb-per-connection-bare': rounded(bares.kb),
        'kb-ratio': rounded(ratio, 2),
        'mb-before': rounded(ours.beforeMb),
        'mb-connected': rounded(ours.afterMb),
        'connect-seconds': rounded(ours.seconds),
        'connect-seconds-bare': rounded(bares.seconds),
      },
      goal,
      wrong: ours.wrong + bares.wrong,
      reached:
        ours.connections === shape.children && bares.connections === shape.children && ratio <= ratioGoal,
    };
  } finally {
    if (ready === undefined) await world.close();
  }
}

async function hold(
  { to, pid, seats }: Standing,
  of: { readonly perSecond: number; readonly restMs: number; readonly broken: boolean },
) {
  const { restMs } = of;
  const holder = startHolder();
  const bar = progressBar(`${to.kind}: children connect`);
  try {
    await holder.open(to, seats.slice(0, Math.ceil(seats.length / 10)));
    await holder.close();
    await pause(restMs);
    const beforeMb = residentMb(pid);
    const startMs = performance.now();
    await holder.open(to, seats, (open) => bar(open, seats.length));
    const seconds = (performance.now() - startMs) / 1_000;
    await pause(restMs);
    const afterMb = residentMb(pid);
    const { open, said } = await holder.say(of.perSecond);
    await holder.close();
    return {
      beforeMb,
      afterMb,
      seconds,
      connections: open,
      kb: ((afterMb - beforeMb) * 1_024) / seats.length,
      undelivered: said.undelivered,
      wrong: said.undelivered + said.doubled + (of.broken ? 1 : 0),
    };
  } finally {
    holder.end();
  }
}

/** Says in one sentence what is missing, before anything is measured for minutes. */
function demandFiles(needed: number): void {
  const allowed = Number(execFileSync('sh', ['-c', 'ulimit -n'], { encoding: 'utf8' }));
  if (allowed < needed)
    throw new Error(
      `A process may have ${allowed} files open here and ${needed} are needed: say "ulimit -n ${needed}" first, or run the parts cost, latency and spread alone.`,
    );
}
