// A large live consultation on one small machine: children of many rooms write at a steady rate and moderators publish each
// thing, while every page of a room hears it. How long an answer takes is counted from when the child was due to write, so that a
// server that falls behind cannot slow down what it is measured by. The generator shares the machine.
import { loadavg } from 'node:os';
import { collectProblems, finish, progressBar, readFlags } from '../support/figures/figure-run.ts';
import { compareRooms, gather, type Said, say, until } from '../support/figures/swarm/crowd.ts';
import { madeSentence } from '../support/house/made-sentence.ts';
import { readyHelp } from '../support/house/ready-help.ts';
import { seeded } from '../support/house/seeded.ts';
import { startProduct, swiftDesk } from '../support/processes/product.ts';
import { createTimes, residentMb } from './load/tally.ts';

const flags = readFlags();
const size = flags.quick
  ? { rooms: 4, children: 40, perSecond: 20, seconds: 2 }
  : { rooms: 40, children: 1_000, perSecond: 30, seconds: 600 };
const goal = { p95AckMs: 300, p95SeenMs: 500, lost: 0, doubled: 0, rssMb: 600 };
const settleMs = 60_000;

const problems = collectProblems();
const random = seeded(flags.seed);
console.log(
  `seed ${flags.seed}, ${size.children} children in ${size.rooms} rooms, ${size.perSecond} posts a second for ${size.seconds} s`,
);
const product = await startProduct({ prepare: readyHelp, env: swiftDesk });
try {
  const acks = createTimes();
  const seen = createTimes();
  const decidedAt = new Map<string, number>();
  const crowd = await gather(product, {
    ...size,
    seed: flags.seed,
    tick: progressBar('children join'),
    decides: (id) => decidedAt.set(id, performance.now()),
    sees(id) {
      const atMs = decidedAt.get(id);
      if (atMs !== undefined) seen.add(performance.now() - atMs);
    },
  });
  const joinedMb = residentMb(product.pid());
  const posts = size.perSecond * size.seconds;
  const said: Said[] = [];
  const underWay: Promise<void>[] = [];
  const bar = progressBar('posts');
  let peakMb = joinedMb;
  const startMs = performance.now();
  // Each child in turn: a turn of a thousand at thirty a second is half a minute, far below a child's pace.
  for (let count = 0; count < posts; count += 1) {
    const dueMs = startMs + (count / size.perSecond) * 1_000;
    const earlyMs = dueMs - performance.now();
    if (earlyMs > 0) await new Promise((resolve) => setTimeout(resolve, earlyMs));
    const page = crowd.pages[count % crowd.pages.length];
    if (!page) throw new Error('nobody');
    const work = say(page, { random, text: madeSentence(count), problems }).then((one) => {
      acks.add(performance.now() - dueMs);
      if (one) said.push(one);
    });
    underWay.push(work);
    if (count % size.perSecond === 0) peakMb = Math.max(peakMb, residentMb(product.pid()));
    bar(count + 1, posts);
  }
  await Promise.all(underWay);
  const took = (performance.now() - startMs) / 1_000;
  const perRoom = said.length / size.rooms;
  const all = () => crowd.pages.every((page) => page.shown().length >= perRoom);
  await until(() => said.every(({ id }) => crowd.published(id)) && all(), { withinMs: settleMs });
  peakMb = Math.max(peakMb, residentMb(product.pid()));
  // The planted fault: an answered post that no page will ever show.
  if (flags.broken)
    said.push({ id: random.id(), room: crowd.consultation.rooms[0] ?? '', text: 'Nobody said this.' });
  const compared = compareRooms(crowd.pages, { said, problems });
  for (const code of crowd.desks.flatMap((desk) => desk.refused)) problems.add('refused', code);
  const gaps = crowd.pages.reduce((sum, page) => sum + page.gaps(), 0);
  crowd.close();
  const figures = {
    posts: said.length,
    perSecond: Math.round((posts / took) * 10) / 10,
    p50AckMs: acks.percentile(0.5),
    p95AckMs: acks.percentile(0.95),
    p99AckMs: acks.percentile(0.99),
    seen: seen.count(),
    p50SeenMs: seen.percentile(0.5),
    p95SeenMs: seen.percentile(0.95),
    p99SeenMs: seen.percentile(0.99),
    compared,
    lost: problems.kinds().lost ?? 0,
    doubled: problems.kinds().doubled ?? 0,
    problems: problems.kinds(),
    gaps,
    rssMbJoined: Math.round(joinedMb),
    rssMb: Math.round(peakMb),
    loadAverage: loadavg().map((value) => Math.round(value * 10) / 10),
  };
  const reached =
    figures.p95AckMs <= goal.p95AckMs && figures.p95SeenMs <= goal.p95SeenMs && figures.rssMb <= goal.rssMb;
  finish({
    name: 'load',
    pass: problems.count() === 0 && said.length === posts && compared > 0 && (flags.quick || reached),
    figures,
    goal,
  });
} finally {
  await product.remove();
}
