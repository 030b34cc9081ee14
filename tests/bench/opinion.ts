// What opinion groups cost: CPU and memory in a process of their own, how CPU grows with participants, what the stability gate adds,
// and how long the event loop stands still while a thread finds them.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { build } from 'esbuild';
import { findOpinionGroups } from '../../server/core/analysis/opinion/opinion-groups.ts';
import type { OpinionInput } from '../../server/core/analysis/opinion/opinion-summary.ts';
import { addChunk, type VoteChunk } from '../../server/core/analysis/opinion/vote-chunks.ts';
import { collectVotes } from '../../server/core/analysis/opinion/vote-matrix.ts';
import { findInThread } from '../../server/opinion/find-in-thread.ts';
import { finish, median, progressBar, readFlags } from '../support/figures/figure-run.ts';
import { drawVotes } from '../support/house/made-votes.ts';
import { watchLoop } from '../support/processes/loop-blocked.ts';
import { tempFolder } from '../support/processes/temp.ts';

const flags = readFlags();
console.log(`seed ${flags.seed}`);
const goal = {
  small: { cpuSeconds: 1, peakMb: 100 },
  large: { cpuSeconds: 6, peakMb: 300 },
  gateRatio: 14,
  slope: 1,
  blockedMs: 20,
};
type Size = readonly [participants: number, statements: number, each: number];
const small: Size = flags.quick ? [1_000, 200, 30] : [10_000, 500, 50];
const large: Size = flags.quick ? [4_000, 300, 30] : [100_000, 1_000, 50];
const growth: readonly Size[] = (flags.quick ? [500, 2_000] : [1_000, 3_162, 10_000, 31_623, 100_000]).map(
  (participants) => [participants, 1_000, 50],
);
const runs = flags.quick ? 1 : 3;

type Run = {
  readonly cpuSeconds: number;
  readonly peakMb: number;
  readonly votes: number;
  readonly k: number;
  readonly stable: boolean | null;
};

const folder = tempFolder('bench-opinion');
const oneRun = join(folder.path, 'one-run.mjs');
const worker = join(folder.path, 'worker.mjs');

async function bundle(): Promise<void> {
  const from = (path: string) => new URL(path, import.meta.url).pathname;
  for (const [entry, outfile] of [
    [from('./opinion/one-run.ts'), oneRun],
    [from('../../server/opinion/worker.ts'), worker],
  ] as const)
    await build({
      entryPoints: [entry],
      outfile,
      bundle: true,
      platform: 'node',
      format: 'esm',
      logLevel: 'error',
    });
}

/** Plain Node, as the product runs. */
function run(size: Size, gate: boolean): Run {
  const args = [oneRun, ...size, flags.seed, gate ? 1 : 0].map(String);
  const { stdout, status } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`A run of ${size.join(' × ')} ended with ${status}.`);
  return JSON.parse(stdout) as Run;
}

/** Steepness of log CPU over log participants, by least squares. */
function slopeOf(points: readonly { readonly participants: number; readonly cpuSeconds: number }[]): number {
  const xs = points.map(({ participants }) => Math.log(participants));
  const ys = points.map(({ cpuSeconds }) => Math.log(cpuSeconds));
  const mean = (values: readonly number[]) => values.reduce((sum, each) => sum + each, 0) / values.length;
  const [x, y] = [mean(xs), mean(ys)];
  const top = xs.reduce((sum, each, at) => sum + (each - x) * ((ys[at] ?? y) - y), 0);
  return top / xs.reduce((sum, each) => sum + (each - x) ** 2, 0);
}

function* chunksOf([participants, statements, each]: Size): Generator<VoteChunk> {
  let rows: { columns: Uint16Array; votes: Int8Array }[] = [];
  let done = 0;
  const chunk = (): VoteChunk => {
    const names = rows.map((_, at) => String(done - rows.length + at));
    const made = {
      names,
      counts: Uint16Array.from(rows, ({ columns }) => columns.length),
      columns: Uint16Array.from(rows.flatMap(({ columns }) => [...columns])),
      votes: Int8Array.from(rows.flatMap(({ votes }) => [...votes])),
    };
    rows = [];
    return made;
  };
  for (const row of drawVotes({ seed: flags.seed, participants, statements, each, camps: 3 })) {
    rows.push(row);
    done += 1;
    if (rows.length === 100) yield chunk();
  }
  if (rows.length > 0) yield chunk();
}

/**
 * The longest that this process's event loop stood still while groups were found for it, in milliseconds. Of several runs the least
 * counts: what our code blocks it blocks every time. With --break they are found in this thread.
 */
async function blocked(size: Size): Promise<{ readonly ms: number; readonly k: number }> {
  const input: OpinionInput = {
    statements: Array.from({ length: size[1] }, (_, at) => String(at)),
    takenOut: [],
    chunks: chunksOf(size),
    gate: true,
  };
  const watch = watchLoop();
  const found = await (flags.broken ? findHere(input) : findInThread(worker, input));
  await new Promise((turn) => setTimeout(turn, 5));
  return { ms: watch.stop(), k: found.k };
}

async function findHere(input: OpinionInput): Promise<{ readonly k: number }> {
  const collector = collectVotes(input.statements);
  for await (const chunk of input.chunks) addChunk(collector, chunk);
  return findOpinionGroups(collector.matrix(), { out: new Uint8Array(input.statements.length), gate: true });
}

async function main(): Promise<void> {
  await bundle();
  const progress = progressBar('opinion');
  const steps = runs * 5 + growth.length * runs;
  let step = 0;
  const next = () => progress(++step, steps);
  const [plain, gated, big, bigGated, blocks]: [Run[], Run[], Run[], Run[], number[]] = [[], [], [], [], []];
  for (let at = 0; at < runs; at += 1) {
    for (const [into, size, gate] of [
      [plain, small, false],
      [gated, small, true],
      [big, large, false],
      [bigGated, large, true],
    ] as const) {
      into.push(run(size, gate));
      next();
    }
    const { ms, k } = await blocked(large);
    blocks.push(k === 3 ? ms : Number.NaN);
    next();
  }
  const grown = growth.map((size) => {
    const all = Array.from({ length: runs }, () => {
      next();
      return run(size, false).cpuSeconds;
    });
    return { participants: size[0], cpuSeconds: median(all) };
  });
  const told = (all: readonly Run[]) => ({
    cpuSeconds: round(median(all.map(({ cpuSeconds }) => cpuSeconds))),
    peakMb: round(Math.max(...all.map(({ peakMb }) => peakMb))),
  });
  const ratio = (with_: readonly Run[], without: readonly Run[]) =>
    round(median(with_.map(({ cpuSeconds }, at) => cpuSeconds / (without[at]?.cpuSeconds ?? Number.NaN))));
  const figures = {
    small: { size: small, votes: plain[0]?.votes, ...told(plain), gateRatio: ratio(gated, plain) },
    large: { size: large, votes: big[0]?.votes, ...told(big), gateRatio: ratio(bigGated, big) },
    withGate: { small: told(gated), large: told(bigGated) },
    slope: round(slopeOf(grown)),
    grown,
    blockedMs: round(Math.min(...blocks)),
    blockedMsOfEach: blocks.map(round),
    seed: flags.seed,
  };
  const right =
    [...plain, ...gated, ...big, ...bigGated].every(({ k }) => k === 3) &&
    [...gated, ...bigGated].every(({ stable }) => stable === true) &&
    blocks.every(Number.isFinite);
  const reached =
    figures.small.cpuSeconds <= goal.small.cpuSeconds &&
    figures.large.cpuSeconds <= goal.large.cpuSeconds &&
    figures.withGate.small.peakMb <= goal.small.peakMb &&
    figures.withGate.large.peakMb <= goal.large.peakMb &&
    Math.max(figures.small.gateRatio, figures.large.gateRatio) <= goal.gateRatio &&
    figures.slope <= goal.slope &&
    figures.blockedMs <= goal.blockedMs;
  // The quick form finds groups that are looked for in this thread; what a second's run costs binds nobody.
  finish({
    name: 'opinion',
    pass: right && (flags.quick ? figures.blockedMs <= 200 : reached),
    figures,
    goal,
  });
}

function round(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}

try {
  await main();
} finally {
  folder.remove();
}
