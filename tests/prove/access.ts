// Who may ask for what. Somebody in every role asks for every page, its data and each of its forms, in its own consultation, in
// another one and in another organisation, and says every message of the wire; children, visitors and those who are signed out
// do so too. What comes is held against a table that was written by hand (access/table.ts) and knows nothing of the product's own.
import { setTimeout as pause } from 'node:timers/promises';
import { collectProblems, finish, progressBar, readFlags } from '../support/figures/figure-run.ts';
import { startProduct, unpaced } from '../support/processes/product.ts';
import { type Came, close, read, send, type Way } from './access/ask.ts';
import type { World } from './access/askers.ts';
import { openHole } from './access/holes.ts';
import { actProbes, foreignMarks, type Probe, readProbes } from './access/probes.ts';
import { listenTo } from './access/wire.ts';
import { buildWorld } from './access/world.ts';

const flags = readFlags();
/** Of the quick form: one of so many questions. A number that no count of askers and places divides. */
const part = 19;
const goal = { wrong: 0, seen: 0, kept: 0 };
const problems = collectProblems(12);
const startMs = Date.now();
/** How often which row was answered wrongly, told at the end. */
const wrongRows = new Map<string, number>();
const hole = flags.broken ? openHole(flags.seed) : undefined;
let world: World | undefined;
const product = await startProduct({
  env: unpaced,
  ...(hole ? { from: hole.from } : {}),
  prepare: async (settings) => {
    world = await buildWorld(settings);
  },
});
try {
  if (!world) throw new Error('There is nobody to ask.');
  const known = world;
  const ways: readonly Way[] = ['page', 'data'];
  /** Quick: a part of it, evenly spread and another one with another seed, each in one of the two ways. */
  const kept = (list: readonly Probe[]): readonly Probe[] =>
    flags.quick ? list.filter((_probe, at) => at % part === flags.seed % part) : list;
  const reads = kept(readProbes(known));
  const acts = kept(actProbes(known));
  const bar = progressBar('access');
  const all = (reads.length + acts.length) * (flags.quick ? 1 : 2);
  const counts = { pages: 0, forms: 0 };
  const step = () => bar(counts.pages + counts.forms, all);

  await together(8, reads, async (probe, at) => {
    for (const way of waysOf(at)) {
      const came = await read(product.origin, { ...asked(probe), way });
      counts.pages += 1;
      step();
      judge(probe, way, came.what);
      if (came.keeping !== 'no-store') problems.add('kept', `${nameOf(probe, way)} says “${came.keeping}”`);
      if (came.what === 'in' && !probe.row.known)
        for (const mark of foreignMarks(known, probe.asker))
          if (came.text.includes(mark)) problems.add('seen', `${nameOf(probe, way)} shows ${mark}`);
    }
  });
  const messages = await listenTo(product.origin, { world: known, problems });
  const done = new Map<string, boolean>();
  await together(1, acts, async (probe, at) => {
    const { act } = probe;
    if (!act) return;
    for (const way of waysOf(at)) {
      const fields = act.fields(known.at[probe.place], known.site);
      const came = await unhurried(probe, () => send(product.origin, { ...asked(probe), way, fields }));
      counts.forms += 1;
      step();
      const what = came.what === 'factor' ? 'in' : came.what;
      if (came.keeping !== 'no-store') problems.add('kept', `${nameOf(probe, way)} says “${came.keeping}”`);
      if (act.fresh && came.what === 'in' && came.led) problems.add('without factor', nameOf(probe, way));
      if (act.once && isIn(probe)) {
        const key = `${probe.row.route} ${act.name}`;
        done.set(key, (done.get(key) ?? false) || what === 'in');
      } else judge(probe, way, what);
    }
  });
  for (const [row, count] of [...wrongRows].sort((a, b) => b[1] - a[1]).slice(0, 40))
    process.stderr.write(`  ${count} wrong: ${row}\n`);
  if (!flags.quick)
    for (const [key, came] of done) if (!came) problems.add('wrong', `${key}: nobody was let in`);

  const kinds = problems.kinds();
  finish({
    name: 'access',
    pass: problems.count() === 0 && counts.pages > 400 && counts.forms > 700 && messages.asked > 1_000,
    figures: {
      askers: known.askers.length,
      ...counts,
      messages: messages.asked,
      heard: messages.heard,
      wrong: kinds.wrong ?? 0,
      seen: kinds.seen ?? 0,
      kept: kinds.kept ?? 0,
      withoutFactor: kinds['without factor'] ?? 0,
      ...(hole ? { hole: hole.name } : {}),
      seconds: Math.round((Date.now() - startMs) / 100) / 10,
    },
    goal,
  });

  function waysOf(at: number): readonly Way[] {
    return flags.quick ? [ways[at % 2] ?? 'page'] : ways;
  }

  function asked({ row, place, asker }: Probe) {
    return { cookie: asker.cookie, address: row.address(known.at[place], known.site) };
  }
} finally {
  close();
  await product.remove();
  hole?.close();
}

function isIn({ expected }: Probe): boolean {
  return expected[0] === 'in';
}

function nameOf({ asker, row, act, place }: Probe, way: Way): string {
  return `${asker.name}, ${row.route}${act ? ` ${act.name}` : ''}, ${place}, as ${way}`;
}

function judge(probe: Probe, way: Way, what: string): void {
  if (probe.expected.includes(what)) return;
  const row = `${probe.row.route}${probe.act ? ` ${probe.act.name}` : ''}`;
  const key = `${row}: ${what} instead of ${probe.expected.join(' or ')}, ${probe.asker.kind}`;
  wrongRows.set(key, (wrongRows.get(key) ?? 0) + 1);
  problems.add('wrong', `${nameOf(probe, way)}: ${what} instead of ${probe.expected.join(' or ')}`);
}

/** What has a pace is asked again until it is answered: a child writes ten times in ten seconds. */
async function unhurried({ expected }: Probe, ask: () => Promise<Came>): Promise<Came> {
  for (let tries = 0; tries < 40; tries += 1) {
    const came = await ask();
    if (came.what !== 'paced' || expected.includes('paced')) return came;
    await pause(500);
  }
  throw new Error('Nothing was answered within twenty seconds.');
}

/** So many at a time. */
async function together<T>(
  lines: number,
  list: readonly T[],
  work: (item: T, at: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  const line = async () => {
    while (next < list.length) {
      const at = next;
      next += 1;
      await work(list[at] as T, at);
    }
  };
  await Promise.all(Array.from({ length: lines }, line));
}
