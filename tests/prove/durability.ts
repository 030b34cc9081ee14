// Nothing that was answered is lost and nothing is there twice, whatever breaks: the server is killed and restarted, Redis is killed
// and stopped in its tracks, the disk is full, all while children write, vote, take back and erase themselves and moderators decide.
// What should be there is known from what the clients were told, and from nothing else. The disk lies in memory: a kill of the process
// is proven here, and not a power cut; what reaches a disk is the engine's own proof (synchronous=FULL).
// With `--cluster a` or `b` behind HAProxy: one of two processes is killed or stays away, both are restarted one after the other, and of
// `b` the database server is killed too, and Redis forgets everything.
import { setTimeout as pause } from 'node:timers/promises';
import { collectProblems, finish, progressBar, readFlags } from '../support/figures/figure-run.ts';
import { seeded } from '../support/house/seeded.ts';
import { clusterKind } from '../support/processes/cluster.ts';
import { beginLoad, type Load } from './durability/load.ts';
import { answered, emptyTally } from './durability/log.ts';
import { createStriker, type Faults, faultsOf } from './durability/strike.ts';
import { startStruck } from './durability/struck.ts';

type Size = Faults & { readonly acts: number; readonly wordsBetween: number };

const flags = readFlags();
const kind = clusterKind(flags.cluster);
const crowds = {
  small: { speakers: 16, voters: 16, erasers: 2 },
  large: { speakers: 110, voters: 60, erasers: 40 },
};
const none = { kills: 0, away: 0, restarts: 0, redis: 0, sqld: 0, disks: 0 };
const sizes: Readonly<Record<'alone' | 'a' | 'b', { readonly full: Size; readonly quick: Size }>> = {
  alone: {
    full: { ...none, kills: 200, restarts: 20, redis: 21, disks: 10, acts: 100_000, wordsBetween: 100 },
    quick: { ...none, kills: 3, restarts: 1, redis: 1, disks: 1, acts: 500, wordsBetween: 8 },
  },
  a: {
    full: { ...none, kills: 40, away: 10, restarts: 10, acts: 30_000, wordsBetween: 100 },
    quick: { ...none, kills: 3, away: 1, restarts: 1, acts: 500, wordsBetween: 8 },
  },
  b: {
    full: {
      ...none,
      kills: 40,
      away: 10,
      restarts: 10,
      redis: 12,
      sqld: 10,
      acts: 30_000,
      wordsBetween: 100,
    },
    quick: { ...none, kills: 2, away: 1, restarts: 1, redis: 3, sqld: 2, acts: 500, wordsBetween: 8 },
  },
};
/** As much as it takes to lose something that was answered. */
const least: Size = { ...none, kills: 1, restarts: 1, acts: 400, wordsBetween: 20 };
const { full, quick } = sizes[kind ?? 'alone'];
const size = flags.quick ? (flags.broken ? least : quick) : full;
const crowd = flags.quick ? crowds.small : crowds.large;
const mb = flags.quick ? 96 : 768;
const limitMs = flags.quick ? 240_000 : 3_300_000;
const goal = { lost: 0, doubled: 0, wrongState: 0, answered: size.acts };

const problems = collectProblems();
const random = seeded(flags.seed);
const start = performance.now();
const tally = emptyTally();
// Told to stop, it still takes what it started with it.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
console.log(`seed ${flags.seed}, ${JSON.stringify({ ...size, ...crowd })}`);

const struck = await startStruck(kind, { mb });
const loads: Load[] = [];
const lines = () => loads.flatMap((load) => load.lines);
const phase = (name: string) =>
  process.stderr.write(`${Math.round((performance.now() - start) / 1000)} s: ${name}\n`);
const limit = setTimeout(() => {
  // Which lines have something under way, should it never end.
  const underWay = lines().flatMap((line, at) => (line.underWay() > 0 ? `${at}: ${line.underWay()}` : []));
  process.stderr.write(`under way: ${underWay.join(', ')}\n`);
  const figures = { stuckAfterSeconds: limitMs / 1000, answered: answered(tally), ...tally };
  console.log(JSON.stringify({ name: 'durability', pass: false, figures, goal }));
  process.exit(1);
}, limitMs);
try {
  phase('it runs');
  const { sites } = struck;
  const shareOf = (count: number) => Math.ceil(count / sites.length);
  for (const [at, site] of sites.entries())
    loads.push(
      await beginLoad(site, {
        crowd: {
          speakers: shareOf(crowd.speakers),
          voters: shareOf(crowd.voters),
          erasers: shareOf(crowd.erasers),
        },
        seed: flags.seed * 10 + at,
        tally,
        problems,
      }),
    );
  phase('children are in');

  const faults = faultsOf(size);
  const striker = createStriker({ struck, loads, random });
  const bar = progressBar('durability');
  const all = faults.length;
  const each = size.acts / (all + 1);
  let vanished = 0;
  for (let done = 0; faults.length > 0; done += 1) {
    // Between two faults as many acts as take all of them to the end of the run, and more.
    const enough = each * (done + 1);
    const before = answered(tally);
    const words = tally.posts + tally.decisions;
    while (
      answered(tally) < enough ||
      answered(tally) === before ||
      tally.posts + tally.decisions < words + size.wordsBetween
    )
      await pause(5);
    if (vanished < crowd.erasers && done * crowd.erasers >= vanished * all) {
      loads[vanished % loads.length]?.vanish();
      vanished += 1;
    }
    await pause(random.below(160));
    tally.cutOff += lines().reduce((sum, line) => sum + line.underWay(), 0);
    const [fault] = faults.splice(random.below(faults.length), 1);
    if (fault) await striker.strike(fault);
    if (flags.broken && done === 0) await struck.whileDown(struck.keepOlder);
    bar(done + 1, all);
  }
  while (answered(tally) < size.acts) await pause(20);
  phase('everything broke');
  for (const load of loads) await load.erased();
  phase('erased');
  await Promise.all(loads.map((load) => load.finish()));
  phase('all is answered');

  // Once more, so that what is read comes from the disk alone. The planted fault: a disk from before, as a storage would give it
  // back that said "written" and had not.
  await struck.whileDown(flags.broken ? struck.putOlder : undefined);
  phase('started from the disk');
  let checked = 0;
  for (const load of loads) checked += await load.verify();
  phase('looked at');
  const { lost = 0, doubled = 0, state = 0 } = problems.kinds();
  finish({
    name: 'durability',
    pass: problems.count() === 0 && tally.cutOff > 0 && answered(tally) >= size.acts,
    figures: {
      ...(kind ? { cluster: kind, away: size.away } : {}),
      kills: size.kills,
      restarts: size.restarts,
      redisFaults: size.redis,
      ...(kind === 'b' ? { sqldAway: size.sqld } : {}),
      fullDisks: size.disks,
      answered: answered(tally),
      ...tally,
      readWhileFull: striker.readWhileFull,
      checked,
      lost,
      doubled,
      wrongState: state,
      other: problems.count() - lost - doubled - state,
      seconds: Math.round((performance.now() - start) / 100) / 10,
    },
    goal,
  });
  for (const load of loads) load.close();
} finally {
  clearTimeout(limit);
  await struck.remove();
}
