// The process is killed while a thousand children are connected, and started again at once, as whoever keeps it would. Every
// page comes back by itself, as pages of ours do: it waits a little longer each time, and never in step with others. Then each
// shows exactly what was answered and published, before the kill and after it, in one order.
import { loadavg } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { collectProblems, finish, progressBar, readFlags } from '../support/figures/figure-run.ts';
import { compareRooms, gather, type Said, say, until } from '../support/figures/swarm/crowd.ts';
import { readyHelp } from '../support/house/ready-help.ts';
import { seeded } from '../support/house/seeded.ts';
import { startProduct } from '../support/processes/product.ts';

const flags = readFlags();
const size = flags.quick
  ? { rooms: 3, children: 30, kills: 1, perSecond: 15, beforeMs: 700 }
  : { rooms: 40, children: 1_000, kills: 3, perSecond: 20, beforeMs: 10_000 };
const goal = { backMs: 30_000, lost: 0, doubled: 0 };
const settleMs = 60_000;

const problems = collectProblems();
const random = seeded(flags.seed);
console.log(`seed ${flags.seed}, ${size.children} children in ${size.rooms} rooms, ${size.kills} kills`);
const product = await startProduct({ prepare: readyHelp });
try {
  const crowd = await gather(product, { ...size, seed: flags.seed, tick: progressBar('children join') });
  const { pages } = crowd;
  const said: Said[] = [];
  const underWay: Promise<void>[] = [];
  // A page that never saw anything asks for the newest alone; here each holds something before anything is killed.
  const rooms = new Map(pages.map((page) => [page.room, page]));
  for (const page of rooms.values()) speak(page, 'The first word here.');
  await Promise.all(underWay);
  await until(() => pages.every((page) => page.shown().length > 0), { withinMs: settleMs });

  let talking = true;
  const talk = (async () => {
    for (let count = 0; talking; count += 1) {
      const page = pages[count % pages.length];
      if (page) speak(page, `I say number ${count}.`);
      await pause(1_000 / size.perSecond);
    }
  })();
  const backMs: number[] = [];
  const downMs: number[] = [];
  const bar = progressBar('storm');
  for (let kill = 0; kill < size.kills; kill += 1) {
    await pause(size.beforeMs);
    if (!pages.every((page) => page.isBack())) problems.add('absent', 'somebody was away before the kill');
    const killedMs = performance.now();
    await product.kill();
    await until(() => pages.every((page) => !page.isBack()), { withinMs: settleMs });
    await product.restart();
    downMs.push(Math.round(performance.now() - killedMs));
    const all = await until(() => pages.every((page) => page.isBack()), { withinMs: settleMs });
    if (!all) problems.add('away', `${pages.filter((page) => !page.isBack()).length} did not come back`);
    backMs.push(Math.round(performance.now() - killedMs));
    bar(kill + 1, size.kills);
  }
  talking = false;
  await talk;
  await Promise.all(underWay);
  const perRoom = (room: string) => said.filter((one) => one.room === room).length;
  const counts = new Map([...rooms.keys()].map((room) => [room, perRoom(room)]));
  await until(
    () =>
      said.every(({ id }) => crowd.published(id)) &&
      pages.every((page) => page.shown().length >= (counts.get(page.room) ?? 0)),
    { withinMs: settleMs },
  );
  // The planted fault: an answered post that no page will ever show.
  if (flags.broken) said.push({ id: random.id(), room: pages[0]?.room ?? '', text: 'Nobody said this.' });
  const compared = compareRooms(pages, { said, problems });
  for (const code of crowd.desks.flatMap((desk) => desk.refused)) problems.add('refused', code);
  crowd.close();
  const slowest = Math.max(...backMs);
  finish({
    name: 'storm',
    pass: problems.count() === 0 && compared > 0 && slowest <= goal.backMs,
    figures: {
      children: pages.length,
      kills: size.kills,
      restartedBy: 'this figure, at once',
      downMs,
      backMs,
      slowestBackMs: slowest,
      posts: said.length,
      compared,
      lost: problems.kinds().lost ?? 0,
      doubled: problems.kinds().doubled ?? 0,
      problems: problems.kinds(),
      gaps: pages.reduce((sum, page) => sum + page.gaps(), 0),
      loadAverage: loadavg().map((value) => Math.round(value * 10) / 10),
    },
    goal,
  });

  function speak(page: (typeof pages)[number], text: string): void {
    const work = say(page, { random, text: `${text} ${underWay.length}.`, problems });
    underWay.push(work.then((one) => void (one && said.push(one))));
  }
} finally {
  await product.remove();
}
