// Nothing that was answered is lost, and nothing that was sent twice is there twice. The server process is killed again
// and again under a load of posts, decisions and words taken back; the clients send what found no answer once more, with
// the same ids. A kill of the process is not a power cut: what the disk does is the engine's own proof (synchronous=FULL).
import { setTimeout as pause } from 'node:timers/promises';
import { collectProblems, finish, progressBar, readFlags } from '../support/figures/figure-run.ts';
import { readyHelp } from '../support/house/ready-help.ts';
import { seeded } from '../support/house/seeded.ts';
import type { Client } from '../support/pages/client.ts';
import { joinAsChild, openConsultation, printCodes, signInCrew } from '../support/pages/journeys.ts';
import { startProduct } from '../support/processes/product.ts';
import { startLoad } from './kill/load.ts';
import { type ClientLog, emptyTally } from './kill/log.ts';
import { verify } from './kill/verify.ts';

const flags = readFlags();
const size = flags.quick ? { kills: 5, children: 16 } : { kills: 20, children: 40 };
/** A kill comes so long after the load is answered again: while nearly everybody has something under way. */
const killWithinMs = { least: 0, most: 160 };
const limitMs = flags.quick ? 90_000 : 300_000;
const goal = { lost: 0, doubled: 0, wrongState: 0 };

const problems = collectProblems();
const random = seeded(flags.seed);
const start = performance.now();
console.log(`seed ${flags.seed}, ${size.kills} kills, ${size.children} children, 2 moderators`);

const product = await startProduct({ prepare: readyHelp });
const limit = setTimeout(() => {
  console.log(
    JSON.stringify({ name: 'kill', pass: false, figures: { stuckAfterSeconds: limitMs / 1000 }, goal }),
  );
  process.exit(1);
}, limitMs);
try {
  const crew = await signInCrew(product);
  const { id: consultation, rooms } = await openConsultation(crew, {
    title: 'What should change here?',
    rooms: ['The first room', 'The second room'],
    questions: [],
  });
  const codes = await printCodes(crew.organiser, consultation, size.children);
  const children: Client[] = [];
  for (const code of codes.slice(0, size.children)) children.push(await joinAsChild(product.origin, code));

  const log: ClientLog = new Map();
  const tally = emptyTally();
  const load = startLoad({
    children,
    moderators: [crew.moderator, crew.secondModerator],
    consultation,
    rooms,
    random: (index) => seeded(flags.seed * 10_000 + index),
    log,
    tally,
    problems,
  });
  const bar = progressBar('kill');
  for (let kills = 0; kills < size.kills; kills += 1) {
    const before = tally.posts + tally.decisions;
    while (tally.posts + tally.decisions === before) await pause(5);
    await pause(killWithinMs.least + random.below(killWithinMs.most - killWithinMs.least));
    tally.cutOff += load.lines.reduce((sum, line) => sum + line.underWay(), 0);
    await product.kill();
    await product.restart();
    bar(kills + 1, size.kills);
  }
  await load.finish();
  for (const line of load.lines) line.close();
  // The planted fault: an answer that the checker made up, to words that were never sent.
  if (flags.broken) {
    const id = random.id();
    const text = 'Nobody ever sent this.';
    log.set(id, {
      id,
      child: 0,
      text,
      activity: rooms[0] ?? '',
      acknowledged: true,
      decisions: [],
      withdrawn: false,
    });
  }
  // Once more, so that what is read comes from the disk alone.
  await product.kill();
  await product.restart();
  const { checked } = await verify({
    children,
    moderator: crew.moderator,
    consultation,
    rooms,
    log,
    problems,
  });
  for (const of of [[], [consultation]]) {
    const audit = await product.command('audit', 'verify', ...of);
    if (audit.code !== 0) problems.add('audit', audit.stdout + audit.stderr);
  }
  const { lost = 0, doubled = 0, state = 0 } = problems.kinds();
  finish({
    name: 'kill',
    pass: problems.count() === 0 && tally.cutOff > 0,
    figures: {
      kills: size.kills,
      ...tally,
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
} finally {
  clearTimeout(limit);
  await product.remove();
}
