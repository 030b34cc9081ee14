// Nothing that was answered is lost, whatever stops the product: killed processes, restarts as an update makes them, a disk that
// is full. Children write, vote and leave; moderators publish. What must be there at the end is known from what each client was
// answered, and from nothing else. The data lies on a small disk in memory: a process is killed here, never the power.
import { loadavg } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { collectProblems, finish, progressBar, readFlags } from '../support/figure-run.ts';
import { openConsultation, printCodes, signInCrew } from '../support/journeys.ts';
import { startProduct } from '../support/product.ts';
import { readyHelp } from '../support/ready-help.ts';
import { seeded } from '../support/seeded.ts';
import { compareRooms, joinMany, until } from '../support/swarm/crowd.ts';
import { openDesk } from '../support/swarm/desk.ts';
import { openPage } from '../support/swarm/page.ts';
import { checkVotes, statementsOffered } from './durability/check-votes.ts';
import { type Diary, type Done, live } from './durability/child.ts';
import { mountSmallDisk, type SmallDisk } from './durability/small-disk.ts';
import type { ClientLog } from './kill/log.ts';
import { useUpNumberOne } from './kill/number-one.ts';
import { verify } from './kill/verify.ts';

const flags = readFlags();
const size = flags.quick
  ? { children: 10, leave: 2, rooms: 2, statements: 6, posts: 3, kills: 3, restarts: 1, disks: 1, diskMb: 64 }
  : {
      children: 300,
      leave: 30,
      rooms: 12,
      statements: 260,
      posts: 45,
      kills: 200,
      restarts: 20,
      disks: 10,
      diskMb: 512,
    };
const goal = {
  kills: 200,
  rollingRestarts: 20,
  redisStops: 20,
  fullDisks: 10,
  acts: 100_000,
  lost: 0,
  doubled: 0,
};
const settleMs = 120_000;

const problems = collectProblems();
const random = seeded(flags.seed);
const start = performance.now();
const done: Done = { posts: 0, votes: 0, erasures: 0, resent: 0, notTaken: 0 };
console.log(
  `seed ${flags.seed}, ${size.children} children, ${size.kills} kills, ${size.restarts} restarts, ${size.disks} full disks`,
);
let mounted: SmallDisk | undefined;
const product = await startProduct({
  prepare: async (settings) => {
    mounted = mountSmallDisk(settings.DATA_DIR ?? '', size.diskMb);
    await readyHelp(settings);
  },
});
const disk = mounted;
try {
  const crew = await signInCrew(product);
  const place = await openConsultation(crew, {
    title: 'What should change here?',
    rooms: Array.from({ length: size.rooms }, (_, at) => `Room ${at + 1}`),
    questions: [],
    statements: [{ prompt: 'What do you say to these?', seeds: ['The first one.', 'The second one.'] }],
  });
  const { id: consultation, rooms } = place;
  const activity = place.statements[0] ?? '';
  const codes = await printCodes(crew.organiser, consultation, size.children + 1);
  const clients = await joinMany(product.origin, {
    codes: codes.slice(0, size.children + 1),
    tick: progressBar('join'),
  });
  const [first, ...children] = clients;
  if (!first) throw new Error('nobody');
  await useUpNumberOne(first, { moderator: crew.moderator, consultation, rooms });

  const moderators = [crew.moderator, crew.secondModerator];
  const desks = moderators.map((client, at) =>
    openDesk(client, { consultation, takes: (id) => id.charCodeAt(0) % moderators.length === at }),
  );
  const published = (id: string) => desks.some((desk) => desk.published.has(id));
  const diaries: Diary[] = children.map((client, at) => {
    const chance = seeded(flags.seed * 100_000 + at);
    const page = openPage(client, {
      room: rooms[at % rooms.length] ?? '',
      unit: () => chance.below(1_000) / 1_000,
      notTaken: () => (done.notTaken += 1),
    });
    return { page, posts: [], votes: new Map(), unsure: new Set(), erased: 'no' };
  });
  await Promise.all(diaries.map(({ page }) => page.back()));

  // Those who stay write what all vote on: words of a child that is erased would take its statement with them.
  const stay = diaries.slice(size.leave);
  const written: string[] = [];
  await Promise.all(
    stay.map(async ({ page }, at) => {
      for (let count = at; count < size.statements; count += stay.length) {
        const id = random.id();
        const message = { id, activity, text: `There should be more of number ${count}.`, language: 'en' };
        const { answer } = await page.ask('contribution:post', message);
        if (answer.ok) written.push(id);
        else problems.add('refused', `statement: ${answer.code}`);
      }
    }),
  );
  await until(() => written.every(published), { withinMs: settleMs });
  const statements = await statementsOffered(stay[0]?.page ?? (diaries[0] as Diary).page, activity);
  if (statements.length < written.length)
    problems.add('lost', `${statements.length} statements of ${written.length}`);

  done.posts = written.length;
  const work = Promise.all(
    diaries.map((diary, at) =>
      live(diary, {
        name: at,
        statements,
        posts: size.posts,
        leaves: at < size.leave,
        random: seeded(flags.seed * 10_000 + at),
        done,
        problems,
      }),
    ),
  );
  const acts = () => done.posts + done.votes + done.erasures;
  const planned = size.children * (size.posts + statements.length);
  const faults = shuffled([
    ...Array<'kill'>(size.kills).fill('kill'),
    ...Array<'restart'>(size.restarts).fill('restart'),
    ...Array<'disk'>(disk ? size.disks : 0).fill('disk'),
  ]);
  const happened = { kill: 0, restart: 0, disk: 0 };
  const bar = progressBar('durability');
  for (const [at, fault] of faults.entries()) {
    const due = (planned * (at + 0.5)) / (faults.length + 1);
    await until(() => acts() >= due, { withinMs: settleMs });
    await pause(random.below(160));
    if (fault === 'kill') await product.kill();
    if (fault === 'restart') {
      const code = await product.stop();
      if (code !== 0) problems.add('stop', `it ended with ${code}`);
    }
    if (fault === 'disk') await fillDisk();
    else await product.restart();
    happened[fault] += 1;
    bar(at + 1, faults.length);
  }
  await work;
  const posts = stay.flatMap((diary) => diary.posts).filter((post) => post.acknowledged);
  await until(
    () =>
      posts.every(({ id }) => published(id)) &&
      stay.every(
        ({ page }) => page.shown().length >= posts.filter((post) => post.activity === page.room).length,
      ),
    { withinMs: settleMs },
  );
  for (const post of posts) if (published(post.id)) (post.decisions as string[]).push('published');
  const compared = compareRooms(
    stay.map(({ page }) => page),
    { said: posts.map(({ id, activity: room, text }) => ({ id, room, text })), problems },
  );
  // What an erased child wrote may be gone before it is decided.
  for (const code of desks.flatMap((desk) => desk.refused))
    if (code !== 'not-found' && code !== 'stale-revision') problems.add('refused', `publish: ${code}`);
  const decisions = desks.reduce((sum, desk) => sum + desk.published.size, 0);
  for (const one of [...desks, ...diaries.map(({ page }) => page)]) one.close();
  // The planted fault: an answer that the checker made up, to words that were never sent.
  const madeUp = { id: random.id(), child: 0, text: 'Nobody ever sent this.', activity: rooms[0] ?? '' };
  const log: ClientLog = new Map();
  for (const [child, diary] of stay.entries())
    for (const post of diary.posts) log.set(post.id, { ...post, child });
  if (flags.broken) log.set(madeUp.id, { ...madeUp, acknowledged: true, decisions: [], withdrawn: false });

  // Once more, so that what is read comes from the disk alone.
  await product.kill();
  await product.restart();
  const { checked } = await verify({
    children: stay.map(({ page }) => page.client),
    moderator: crew.moderator,
    consultation,
    rooms,
    log,
    problems,
  });
  const votesChecked = await checkVotes(stay, { activity, problems });
  for (const { page } of diaries.slice(0, size.leave)) {
    const { path } = await page.client.get('/here');
    if (path === '/here') problems.add('lost', 'an erasure: the seat is there again');
  }
  for (const of of [[], [consultation]]) {
    const audit = await product.command('audit', 'verify', ...of);
    if (audit.code !== 0) problems.add('audit', audit.stdout + audit.stderr);
  }
  const all = acts() + decisions;
  const enough =
    happened.kill >= goal.kills &&
    happened.restart >= goal.rollingRestarts &&
    happened.disk >= goal.fullDisks &&
    all >= goal.acts;
  const { lost = 0, doubled = 0, state = 0 } = problems.kinds();
  finish({
    name: 'durability',
    pass:
      problems.count() === 0 && checked > 0 && votesChecked > 0 && compared > 0 && (flags.quick || enough),
    figures: {
      kills: happened.kill,
      rollingRestarts: happened.restart,
      fullDisks: happened.disk,
      redisStops: 'none: the product keeps nothing in Redis and does not connect to it',
      ...(disk ? { disk: `tmpfs of ${size.diskMb} MB` } : { disk: 'not permitted to mount one' }),
      acts: all,
      ...done,
      decisions,
      checked,
      votesChecked,
      compared,
      lost,
      doubled,
      wrongState: state,
      problems: problems.kinds(),
      seconds: Math.round((performance.now() - start) / 100) / 10,
      loadAverage: loadavg().map((value) => Math.round(value * 10) / 10),
    },
    goal,
  });

  /** While it is full writing is refused and reading goes on; when there is room again, writing does as well. */
  async function fillDisk(): Promise<void> {
    disk?.fill();
    const reader = stay[0]?.page;
    const before = done.notTaken;
    if (!(await until(() => done.notTaken > before + 2, { withinMs: 30_000 })))
      problems.add('disk', 'a full disk refused nothing');
    const page = await reader?.client.get(`/here/room/${reader.room}`);
    if (page?.status !== 200) problems.add('disk', `reading was answered with ${page?.status}`);
    disk?.empty();
    const taken = acts();
    if (!(await until(() => acts() > taken, { withinMs: 30_000 })))
      problems.add('disk', 'nothing was taken afterwards');
  }
} finally {
  await product.stop();
  disk?.remove();
  await product.remove();
}

function shuffled<T>(list: T[]): readonly T[] {
  for (let at = list.length - 1; at > 0; at -= 1) {
    const other = random.below(at + 1);
    [list[at], list[other]] = [list[other] as T, list[at] as T];
  }
  return list;
}
