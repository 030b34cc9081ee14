// Nothing of whoever asks is written down. A demo, started and kept as `npm run demo` does, gets thousands of requests and
// messages with a mark in every place that tells of a sender; it answers, refuses, is aborted and starts again. Then every
// file that its processes wrote, and all that they said, is searched for the marks, and every page inside of its databases for those of
// a sender: what children wrote stands there rightly.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { collectProblems, finish, progressBar, readFlags } from '../support/figures/figure-run.ts';
import { seeded } from '../support/house/seeded.ts';
import { signInDemo } from '../support/house/stage.ts';
import { joinAsChild } from '../support/pages/journeys.ts';
import { startProduct, unpaced } from '../support/processes/product.ts';
import { tempFolder } from '../support/processes/temp.ts';
import { keepInTable, pagesOfAll } from './traces/inside.ts';
import { connectMarked, tell } from './traces/messages.ts';
import { bytesOf, changedSince, filesBelow, findIn, needlesOf } from './traces/needles.ts';
import { coreLimitOf, treeOf, writtenBy } from './traces/process-tree.ts';
import { createSender } from './traces/requests.ts';

const flags = readFlags();
const size = flags.quick
  ? { requests: 400, messages: 150, children: 6 }
  : { requests: 5_000, messages: 2_000, children: 24 };
const goal = { hits: 0, hitsInside: 0, coreFiles: 0, coreLimit: '0' };
const root = fileURLToPath(new URL('../..', import.meta.url));

const problems = collectProblems();
const random = seeded(flags.seed);
const startMs = Date.now();
/** Every mark begins with this and nothing else in the world does; after it come the place and a number. */
const stem = `Qz${random.id().replace(/[-_]/g, 'x').slice(0, 18)}`;
let marks = 0;
const mark = (place: string) => {
  marks += 1;
  return `${stem}${place}${marks}`;
};
/** Marks of these places are of whoever asks; those in a text are words. */
const ofSender = ['agent', 'address', 'cookie', 'query', 'referrer', 'path'];
/** Addresses for documentation (RFC 5737, RFC 3849): no machine has them. */
const addresses = ['198.51.100.77', '203.0.113.201', '2001:db8:7e57:11fe::c0de'];

const scratch = tempFolder('traces');
const plant = flags.broken
  ? {
      NODE_OPTIONS: `--import=${new URL('./traces/access-log.mjs', import.meta.url).href}`,
      ACCESS_LOG: join(scratch.path, 'access.log'),
    }
  : {};
const product = await startProduct({
  demo: true,
  kept: true,
  env: { TMPDIR: scratch.path, LOG_LEVEL: 'debug', ...unpaced, ...plant },
});
const written = new Set<string>();
const look = () => {
  for (const pid of treeOf(product.pid())) for (const path of writtenBy(pid)) written.add(path);
};
try {
  const crew = await signInDemo(product);
  const children = await Promise.all(
    Array.from({ length: size.children }, () => joinAsChild(product.origin, crew.nextCode())),
  );
  const room = /href="\/here\/room\/([^"]+)"/.exec((await children[0]?.get('/here'))?.html ?? '')?.[1] ?? '';
  const bar = progressBar('traces');
  const all = size.requests + size.messages;
  let done = 0;
  const step = () => {
    done += 1;
    bar(done, all);
  };

  const statuses: Record<string, number> = {};
  const sender = createSender(product.origin, { mark, children, addresses });
  await together(size.requests, async (count) => {
    const status = await sender.send(count);
    statuses[status] = (statuses[status] ?? 0) + 1;
    if (count % 50 === 0) look();
    step();
  });
  sender.close();

  const lines = await Promise.all(children.map((child) => connectMarked(child, mark)));
  let taken = 0;
  await together(size.messages, async (count) => {
    const live = lines[count % lines.length];
    if (live && (await tell(live, { count, room, mark, id: random.id() }))) taken += 1;
    step();
  });
  look();

  const before = serverOf(product.pid());
  const coreLimit = coreLimitOf(before);
  process.kill(before, 'SIGABRT');
  while (serverOf(product.pid()) in { [before]: 1, 0: 1 }) await pause(20);
  while ((await fetch(`${product.origin}/health`).catch(() => undefined))?.status !== 200) await pause(20);
  for (const live of lines) live.close();
  await product.stop();
  const folder = {
    data: join(product.folder, 'data'),
    keyring: join(product.folder, 'keys', 'keyring.json'),
  };
  if (flags.broken) keepInTable(folder, mark('agent'));

  const coreFiles = readdirSync(root).filter(
    (name) => /^core(\.\d+)?$/.test(name) && changedSince(join(root, name), startMs),
  );
  const ours = (path: string) => !/\/(node_modules|\.git|test-results)$/.test(path);
  const files = new Set([
    ...filesBelow(product.folder),
    ...filesBelow(scratch.path),
    ...[...filesBelow(root, ours)].filter((path) => changedSince(path, startMs)),
    ...[...written].filter((path) => existsSync(path)),
  ]);
  const needles = [stem, ...addresses].flatMap(needlesOf);
  let bytes = 0;
  const search = (where: string, content: Buffer) => {
    bytes += content.length;
    for (const found of findIn(content, needles)) problems.add('trace', `${where}: ${found}`);
  };
  for (const path of files) search(path, bytesOf(path));
  search('standard output and error', Buffer.from(product.said()));
  const inside = pagesOfAll(folder);
  const senders = [...ofSender.map((place) => `${stem}${place}`), ...addresses];
  for (const found of inside.find(senders.flatMap(needlesOf))) problems.add('trace inside', found);
  // What children said has to be there, or nothing was looked at.
  const said = inside.find(needlesOf(`${stem}text`)).length;
  if (said === 0) problems.add('blind', 'no word of a child was found inside the databases');
  for (const name of coreFiles) problems.add('core file', name);
  if (coreLimit !== '0') problems.add('core limit', coreLimit);

  const kinds = problems.kinds();
  const answered = Object.entries(statuses).reduce(
    (sum, [status, count]) => sum + (status === '0' ? 0 : count),
    0,
  );
  finish({
    name: 'traces',
    pass:
      problems.count() === 0 &&
      answered > size.requests * 0.9 &&
      taken > 0 &&
      (statuses[200] ?? 0) > 0 &&
      files.size > 3 &&
      inside.databases > 2,
    figures: {
      requests: size.requests,
      statuses,
      messages: size.messages,
      taken,
      marks,
      files: files.size,
      bytes,
      hits: kinds.trace ?? 0,
      databases: inside.databases,
      bytesInside: inside.bytes,
      wordsInside: said,
      hitsInside: kinds['trace inside'] ?? 0,
      coreFiles: coreFiles.length,
      coreLimit,
      seconds: Math.round((Date.now() - startMs) / 100) / 10,
    },
    goal,
  });
} finally {
  await product.remove();
  scratch.remove();
}

/** The server that the keeper keeps: the last process below it. 0 while there is none. */
function serverOf(keeper: number): number {
  return treeOf(keeper).slice(1).at(-1) ?? 0;
}

/** Sixteen at a time. */
async function together(count: number, work: (count: number) => Promise<void>): Promise<void> {
  let next = 0;
  const line = async () => {
    while (next < count) {
      next += 1;
      await work(next);
    }
  };
  await Promise.all(Array.from({ length: 16 }, line));
}
