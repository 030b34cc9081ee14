// Nothing that was answered is lost and nothing is there twice, whatever breaks: the server is killed and restarted, Redis is killed
// and stopped in its tracks, the disk is full, all while children write, vote, take back and erase themselves and moderators decide.
// What should be there is known from what the clients were told, and from nothing else. The disk lies in memory: a kill of the process
// is proven here, and not a power cut; what reaches a disk is the engine's own proof (synchronous=FULL).
import { cpSync, rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { collectProblems, finish, progressBar, readFlags } from '../support/figures/figure-run.ts';
import { joinMany } from '../support/figures/swarm/crowd.ts';
import { readyHelp } from '../support/house/ready-help.ts';
import { seeded } from '../support/house/seeded.ts';
import { openConsultation, printCodes, signInCrew } from '../support/pages/journeys.ts';
import { startProduct } from '../support/processes/product.ts';
import { startRedis } from '../support/processes/redis-server.ts';
import { tempFolder } from '../support/processes/temp.ts';
import { erase, type Shared, say, speak, vote } from './durability/children.ts';
import { answered, emptyLog, emptyTally } from './durability/log.ts';
import { moderate } from './durability/moderator.ts';
import { smallDisk } from './durability/small-disk.ts';
import { createStriker, faultsOf } from './durability/strike.ts';
import { verify } from './durability/verify.ts';
import { openLine } from './kill/line.ts';

const flags = readFlags();
const crowds = {
  small: { speakers: 16, voters: 16, erasers: 2 },
  large: { speakers: 110, voters: 60, erasers: 40 },
};
const full = { kills: 200, restarts: 20, redis: 20, disks: 10, acts: 100_000, wordsBetween: 100, mb: 768 };
const quick = { kills: 3, restarts: 1, redis: 1, disks: 1, acts: 500, wordsBetween: 8, mb: 96 };
/** As much as it takes to lose something that was answered. */
const least = { kills: 1, restarts: 1, redis: 0, disks: 0, acts: 400, wordsBetween: 20, mb: 96 };
const size = flags.quick
  ? { ...(flags.broken ? least : quick), ...crowds.small }
  : { ...full, ...crowds.large };
const limitMs = flags.quick ? 240_000 : 3_300_000;
const goal = { lost: 0, doubled: 0, wrongState: 0, answered: size.acts };

const problems = collectProblems();
const random = seeded(flags.seed);
const start = performance.now();
const log = emptyLog();
const tally = emptyTally();
// Told to stop, it still takes its disk and its Redis with it.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
const disk = smallDisk(size.mb);
const redis = await startRedis();
console.log(`seed ${flags.seed}, ${JSON.stringify(size)}`);

const product = await startProduct({
  prepare: readyHelp,
  env: { DATA_DIR: disk.path, REDIS_URL: redis.url, LOG_LEVEL: 'silent' },
});
/** Which lines have something under way, should it never end. */
let underWay = (): string => '';
const phase = (name: string) =>
  process.stderr.write(`${Math.round((performance.now() - start) / 1000)} s: ${name}\n`);
const limit = setTimeout(() => {
  process.stderr.write(`under way: ${underWay()}\n`);
  const figures = { stuckAfterSeconds: limitMs / 1000, answered: answered(tally), ...tally };
  console.log(JSON.stringify({ name: 'durability', pass: false, figures, goal }));
  process.exit(1);
}, limitMs);
const older = tempFolder('older');
try {
  phase('the product runs');
  const crew = await signInCrew(product);
  const {
    id: consultation,
    rooms,
    statements,
  } = await openConsultation(crew, {
    title: 'What should change here?',
    rooms: ['The first room', 'The second room'],
    questions: [],
    statements: ['home', 'school', 'play', 'friends'].map((word) => ({
      prompt: `What of ${word}?`,
      seeds: [`More ${word}.`, `Less ${word}.`, `Other ${word}.`],
    })),
  });
  const count = size.speakers + size.voters + size.erasers;
  const codes = await printCodes(crew.organiser, consultation, count);
  const children = await joinMany(product.origin, {
    codes: codes.slice(0, count),
    tick: progressBar('join'),
  });

  phase('children are in');
  const shared: Shared = { log, tally, problems, rooms, stop: false };
  const again = () => (tally.notNow += 1);
  const lines = children.map((client) => openLine(client, { as: 'child', again }));
  const seeds: string[] = [];
  for (const activity of statements) {
    const asked = await lines[0]?.ask('statements:next', { activity });
    if (asked?.answer.ok) seeds.push(...asked.answer.next.map(({ id }) => id));
  }
  const speaking = (name: number) => ({
    line: lines[name] as (typeof lines)[number],
    name,
    random: seeded(flags.seed * 10_000 + name),
    shared,
  });
  const work = [
    ...children.slice(0, size.speakers).map((_, at) => speak(speaking(at))),
    ...children
      .slice(size.speakers, size.speakers + size.voters)
      .map((_, at) => vote(speaking(size.speakers + at), seeds)),
  ];
  const desks = [crew.moderator, crew.secondModerator].map((client, at) =>
    moderate(client, {
      consultation,
      // Each takes its own half, so that the answered decision on a text is one moderator's.
      takes: (id) => id.charCodeAt(0) % 2 === at,
      random: seeded(flags.seed * 10_000 + 9_000 + at),
      shared,
    }),
  );
  work.push(...desks.map(({ done }) => done));
  lines.push(...desks.map(({ line }) => line));
  underWay = () =>
    lines.flatMap((line, at) => (line.underWay() > 0 ? `${at}: ${line.underWay()}` : [])).join(', ');

  const faults = faultsOf(size);
  const striker = createStriker({ product, redis, disk, children, lines, shared });
  const erasing: Promise<void>[] = [];
  const bar = progressBar('durability');
  const all = faults.length;
  const each = size.acts / (all + 1);
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
    const name = size.speakers + size.voters + erasing.length;
    if (erasing.length < size.erasers && done * size.erasers >= erasing.length * all)
      erasing.push(vanish(name));
    await pause(random.below(160));
    tally.cutOff += lines.reduce((sum, line) => sum + line.underWay(), 0);
    const [fault] = faults.splice(random.below(faults.length), 1);
    if (fault) await striker.strike(fault);
    if (flags.broken && done === 0) await keepOlder();
    bar(done + 1, all);
  }
  while (answered(tally) < size.acts) await pause(20);
  phase('everything broke');
  await Promise.all(erasing);
  phase('erased');
  shared.stop = true;
  await Promise.all(work);
  for (const line of lines) line.close();
  phase('all is answered');

  // Once more, so that what is read comes from the disk alone. The planted fault: a disk from before, as a storage would give it
  // back that said "written" and had not.
  await product.kill();
  if (flags.broken) {
    rmSync(`${disk.path}/consultations`, { recursive: true });
    cpSync(`${older.path}/consultations`, `${disk.path}/consultations`, { recursive: true });
  }
  await product.restart();
  phase('started from the disk');
  const { checked } = await verify({
    children,
    moderator: crew.moderator,
    consultation,
    rooms,
    log,
    problems,
  });
  phase('looked at');
  for (const of of [[], [consultation]]) {
    const audit = await product.command('audit', 'verify', ...of);
    if (audit.code !== 0) problems.add('audit', audit.stdout + audit.stderr);
  }
  const { lost = 0, doubled = 0, state = 0 } = problems.kinds();
  finish({
    name: 'durability',
    pass: problems.count() === 0 && tally.cutOff > 0 && answered(tally) >= size.acts,
    figures: {
      kills: size.kills,
      restarts: size.restarts,
      redisAway: size.redis,
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
  for (const client of [...children, ...Object.values(crew)]) client.close();

  /** What the planted fault puts back, taken while nothing runs. */
  async function keepOlder(): Promise<void> {
    await product.kill();
    cpSync(`${disk.path}/consultations`, `${older.path}/consultations`, { recursive: true });
    await product.restart();
  }

  async function vanish(name: number): Promise<void> {
    const of = speaking(name);
    for (let said = 1; said <= 3; said += 1) await say(of, said);
    of.line.close();
    await erase(children[name] as (typeof children)[number], name, shared);
  }
} finally {
  clearTimeout(limit);
  await product.remove();
  await redis.remove();
  disk.remove();
  older.remove();
}
