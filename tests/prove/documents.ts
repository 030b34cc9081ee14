import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { documentLimits } from '../../server/core/consultation/documents/limits.ts';
import { cageOf } from '../../server/documents/caged-process.ts';
import { bundleImportChild } from '../../setup/bundle.mjs';
import { collectProblems, finish, progressBar, readFlags } from '../support/figures/figure-run.ts';
import { type RunningProduct, startProduct } from '../support/processes/product.ts';
import { programArgs } from '../support/processes/program.ts';
import { tempFolder } from '../support/processes/temp.ts';
import { hostileFiles } from './documents/hostile.ts';

/** Hostile files, one after the other, while a site answers: who refuses them, how fast, and what it costs whoever asked. */
const flags = readFlags();
const problems = collectProblems();
const folder = tempFolder('documents');
const secret = `sealed-${flags.seed}-7f3a`;
const parentFile = fileURLToPath(new URL('./documents/parent.ts', import.meta.url));
type Result = {
  readonly path: string;
  readonly ms: number;
  readonly grown: number;
  readonly ok: boolean;
  readonly fault?: string;
  readonly sentence?: string;
  readonly tree?: string;
};

const trap = await setTrap();
const baits = { file: join(folder.path, 'secret.txt'), address: trap.address };
writeFileSync(baits.file, secret);
const child = join(folder.path, 'import-child.cjs');
await bundleImportChild(child);
const files = hostileFiles(baits).filter((_, at) => !flags.quick || at % 4 === 0);
mkdirSync(join(folder.path, 'in'));
writeFileSync(join(folder.path, 'harmless.md'), '# Lamps\n\nLamps stand at every path.\n');
const paths = files.map(({ name, bytes }) => {
  const path = join(folder.path, 'in', name);
  writeFileSync(path, bytes());
  return path;
});

// In its small form it asks no site: starting one takes longer than everything else.
const site = flags.quick ? undefined : await startProduct({ demo: true });
const watch = site && watchSite(site);
const results = await readAll(paths);
const slowestAnswerMs = await watch?.end();
await site?.remove();
const traced = flags.quick ? undefined : trace(paths);
const caged = cage();
trap.close();
const left = readdirSync(folder.path).filter(
  (name) => !['in', 'secret.txt', 'import-child.cjs', 'harmless.md', 'cage.cjs'].includes(name),
);

let refused = 0;
for (const { path, ms, ok, fault, sentence, tree } of results) {
  const name = basename(path);
  if (ok) problems.add('taken', name);
  else if (ms > 2_000) problems.add('slow', `${name}: ${ms} ms, ${fault}`);
  else if (!sentence?.endsWith('.')) problems.add('no sentence', name);
  else refused += 1;
  if (tree?.includes(secret)) problems.add('read a file', name);
}
const grownMb = Math.round((results.at(-1)?.grown ?? Number.NaN) / 1e5) / 10;
if (!(grownMb <= 50)) problems.add('memory', `${grownMb} MB`);
if (trap.asked() > 0) problems.add('asked an address', String(trap.asked()));
if (left.length > 0 || existsSync('/tmp/due-weight-out.xml')) problems.add('wrote a file', left.join(' '));
for (const what of caged) problems.add('the process may', what);
for (const what of traced?.found ?? []) problems.add('traced', what);
if (slowestAnswerMs !== undefined && slowestAnswerMs > 2_000)
  problems.add('the site waited', `${slowestAnswerMs} ms`);
folder.remove();
finish({
  name: 'documents',
  pass: problems.count() === 0 && results.length === files.length,
  figures: {
    files: files.length,
    refused,
    slowestMs: Math.max(...results.map(({ ms }) => ms)),
    parentGrownMb: grownMb,
    addressesAsked: trap.asked(),
    siteSlowestMs: slowestAnswerMs ?? 'not asked in the small form',
    traced: traced?.files ?? 'not traced',
    faults: results.map(({ path, fault, ms }) => `${basename(path)}: ${fault ?? 'taken'} ${ms}`),
    problems: problems.kinds(),
  },
  goal: {
    refused: 'all',
    slowestMs: 2_000,
    parentGrownMb: 50,
    addressesAsked: 0,
    siteSlowestMs: 2_000,
    traced: 'no file of theirs, no socket',
  },
});

/** Everything in one process that does nothing else; a harmless file first. */
async function readAll(given: readonly string[]): Promise<readonly Result[]> {
  const words = [...programArgs(parentFile), child, ...(flags.broken ? ['broken'] : [])];
  const parent = spawn(process.execPath, words, { stdio: ['pipe', 'pipe', 'inherit'] });
  parent.stdin.end([join(folder.path, 'harmless.md'), ...given].join('\n'));
  const found: Result[] = [];
  const bar = progressBar('files');
  for await (const line of createInterface({ input: parent.stdout })) {
    found.push(JSON.parse(line) as Result);
    bar(found.length - 1, given.length);
  }
  const [harmless, ...rest] = found;
  if (!harmless?.ok) problems.add('a harmless file', harmless?.fault ?? 'no answer');
  return rest;
}

/** Where hostile files point: counts who comes. */
async function setTrap(): Promise<{ address: string; asked: () => number; close: () => void }> {
  let asked = 0;
  const server = createServer((socket) => {
    asked += 1;
    socket.destroy();
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return { address: `http://127.0.0.1:${port}`, asked: () => asked, close: () => server.close() };
}

/** Asks the site for a page again and again; answers how long the slowest one took, in ms. */
function watchSite({ origin }: RunningProduct): { end: () => Promise<number> } {
  let over = false;
  let slowest = 0;
  const done = (async () => {
    while (!over) {
      const start = performance.now();
      const answer = await fetch(`${origin}/health`).catch(() => undefined);
      if (answer?.status !== 200) problems.add('the site', 'did not answer');
      slowest = Math.max(slowest, Math.round(performance.now() - start));
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  })();
  return {
    async end() {
      over = true;
      await done;
      return slowest;
    },
  };
}

/** What the process itself could do if a file had it in its hand: nothing of this may come back. */
function cage(): readonly string[] {
  const program = join(folder.path, 'cage.cjs');
  const tries = `const may = []; const t = (n, f) => { try { f(); may.push(n); } catch {} };
    t('read', () => require('fs').readFileSync(${JSON.stringify(baits.file)}));
    t('write', () => require('fs').writeFileSync(${JSON.stringify(join(folder.path, 'written'))}, ''));
    t('start', () => require('child_process').execFileSync('true'));
    t('thread', () => new (require('worker_threads').Worker)('', { eval: true }));
    process.stdout.write(JSON.stringify(may));`;
  writeFileSync(program, tries);
  return JSON.parse(
    execFileSync(process.execPath, [...cageOf(program, documentLimits), program]).toString(),
  ) as string[];
}

/** Every call for a file or a socket of the child, by strace where there is one. */
function trace(given: readonly string[]): { files: number; found: readonly string[] } | undefined {
  const probe = '/usr/bin/strace';
  if (!existsSync(probe)) return undefined;
  const found: string[] = [];
  const small = given.filter((path) => readFileSync(path).length < 100_000);
  const log = join(folder.path, 'in', 'trace.log');
  for (const path of small) {
    const kind = { docx: 'docx', xml: 'akoma-ntoso', html: 'html', md: 'markdown', txt: 'text' }[
      path.split('.').at(-1) ?? ''
    ];
    const words = ['-f', '-qq', '-o', log, '-e', 'trace=open,openat,socket,connect', process.execPath];
    const given = JSON.stringify({ kind, limits: documentLimits });
    execFileSync(probe, [...words, ...cageOf(child, documentLimits), child, given], {
      cwd: '/',
      input: readFileSync(path),
      env: { NODE_ENV: 'production' },
    });
    for (const line of readFileSync(log, 'utf8').split('\n')) {
      if (/secret\.txt|AF_INET|due-weight-out|O_CREAT/u.test(line))
        found.push(`${basename(path)}: ${line.slice(0, 120)}`);
    }
  }
  return { files: small.length, found };
}
