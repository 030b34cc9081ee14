import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from './child.mjs';
import { figureCommand } from './figure.mjs';
import { prepare } from './prepare.mjs';
import { verdictOfCheck, verdictOfFigure, verdictOfPlaywright, verdictOfVitest } from './verdicts.mjs';

const vitestProjects = ['unit', 'integration', 'contract'];
const figureLimitMs = 120_000;
const suiteLimitMs = 2_700_000;

/**
 * The steps of `npm test`, in phases that follow each other. A phase has two lanes, one for each core: `main` with what it has
 * `alongside`, or one `queue` from which three take, because figures wait for clocks. Nothing runs beside the browser, whose times would suffer; quick figures are
 * judged by what is right and not by how fast. A step is `{name, title, work}`; `work` answers `{passed, failed, output}`.
 * What is `asked` for runs only when it is named: it takes long, and fails only where a proof or a language is changed.
 */
export function phases(scratch, rest) {
  const check = (name, title, program, args) => ({
    name,
    title,
    work: async () => {
      const result = await run(program, args, { limitMs: suiteLimitMs });
      return { ...verdictOfCheck(result), output: result.output };
    },
  });
  return [
    {
      main: [buildStep(), vitestStep(scratch, rest)],
      alongside: [
        check('lint', 'lint', bin('biome'), ['ci', '--colors=off', '--error-on-warnings', '.']),
        check('import-law', 'import law', bin('depcruise'), ['app', 'server', 'db', 'locales', 'tests']),
        check('typecheck', 'typecheck', nativeTsc, ['--noEmit', '--singleThreaded']),
        check('dead-code', 'dead code', bin('knip'), ['--no-progress']),
      ],
    },
    { main: [browserStep(scratch, rest), browserStep(scratch, rest, someOnCluster)], alongside: [] },
    { queue: quickFigures() },
    { queue: plantedFaults() },
    { main: [browserStep(scratch, rest, everyLanguage)], alongside: [] },
    { main: allOnClusters.map((kind) => browserStep(scratch, rest, kind)), alongside: [] },
  ];
}

/** Both compilers call themselves `tsc`; the other serves tools that read its syntax trees. One thread: this lane has one core (decision 160). */
const nativeTsc = join(root, 'node_modules', 'typescript-native', 'bin', 'tsc');

function bin(name) {
  return join(root, 'node_modules', '.bin', name);
}

function buildStep() {
  return {
    name: 'build',
    title: 'build',
    work: async () => {
      await prepare({ build: true });
      return { passed: 1, failed: 0, output: '' };
    },
  };
}

function vitestStep(scratch, { only, filters }) {
  const projects = vitestProjects.filter((project) => only.length === 0 || only.includes(project));
  const report = join(scratch, 'vitest.json');
  return {
    name: vitestProjects,
    title: projects.join(', '),
    work: async () => {
      // Some of them start the server as it is built.
      if (projects.includes('integration')) await prepare({ build: true });
      const args = ['run', ...projects.flatMap((project) => ['--project', project]), ...filters];
      args.push('--reporter=default', '--reporter=json', `--outputFile.json=${report}`);
      const result = await run(bin('vitest'), args, { limitMs: suiteLimitMs });
      return { ...verdictOfVitest(result, report), output: result.output };
    },
  };
}

/** Only the journeys in the languages that the usual run leaves out. */
const everyLanguage = {
  name: 'languages',
  env: { EVERY_LANGUAGE: '1' },
  args: ['--grep', '@every-language|@asked'],
  asked: true,
};

/** A few of two machines, one of each way to begin: what starts them is walked in every run, so that the whole one begins when it is asked for. */
const someOnCluster = {
  name: 'cluster',
  title: 'browser on cluster a, a few',
  env: { CLUSTER: 'a' },
  args: ['--grep', '@cluster'],
};

/** Each takes as long as the usual run. */
const allOnClusters = ['a', 'b'].map((kind) => ({
  name: 'clusters',
  title: `browser on cluster ${kind}`,
  env: { CLUSTER: kind },
  asked: true,
}));

function browserStep(scratch, { filters }, part = {}) {
  const { name = 'browser', title = name, env = {}, args = [], asked = false } = part;
  const report = join(scratch, `${title.replaceAll(/\W+/g, '-')}.json`);
  return {
    name,
    title,
    asked,
    work: async () => {
      await prepare({ build: true });
      const words = ['test', '--reporter=line,json', ...filters, ...args];
      // Of the files that somebody names there may be none among these few.
      if (filters.length > 0 && part === someOnCluster) words.push('--pass-with-no-tests');
      const settings = { ...process.env, ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report };
      const result = await run(bin('playwright'), words, { env: settings, limitMs: suiteLimitMs });
      return { ...verdictOfPlaywright(result, report), output: result.output };
    },
  };
}

/** Quick forms of half a minute and more: begun first, because a long one at the end leaves the other lane with nothing to do. */
export const longest = new Set([
  'access',
  'unlinkable',
  'traces',
  'access-for-all',
  'durability',
  'fuzz',
  'kill',
  'storm',
  'report',
  'fanout',
  'pages',
  'recovery',
]);

/** Quick forms that are asked once more of two processes on one consultation. That of durability takes a minute, and is asked by hand. */
const clustered = ['leaks'];

/** Every figure in its quick form, some of a cluster too, and the replay. */
function quickFigures() {
  const all = ['bench', 'prove'].flatMap((kind) => figuresOf(kind).map((name) => ({ kind, name })));
  const long = all.filter(({ name }) => longest.has(name));
  const short = all.filter(({ name }) => !longest.has(name));
  const quick = (figures) => figures.map(({ kind, name }) => figureStep(kind, [name]));
  const replay = existsSync(join(root, 'tests', 'replay', 'run.ts')) ? [figureStep('replay', [])] : [];
  const together = clustered.map((name) => figureStep('prove', [name, '--cluster', 'b']));
  return [...quick(long), ...together, ...replay, ...quick(short)];
}

/** Every proof once more with its fault planted. */
function plantedFaults() {
  return figuresOf('prove').map((name) => figureStep('prove', [name], { broken: true }));
}

/** A figure is a file of its own in `tests/bench` or `tests/prove`; what it is made of lies in folders beside it. */
export function figuresOf(kind) {
  const folder = join(root, 'tests', kind);
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((name) => name.endsWith('.ts') && name !== 'run.ts');
  return files.map((name) => name.slice(0, -'.ts'.length)).sort();
}

function figureStep(kind, names, { broken = false } = {}) {
  const args = [...names, '--quick', ...(broken ? ['--break'] : [])];
  return {
    name: broken ? 'faults' : 'figures',
    asked: broken,
    title: [kind, ...args].join(' ') + (broken ? ' (has to find its planted fault)' : ''),
    work: async () => {
      await prepare({ build: true, programs: true });
      const result = await run(process.execPath, figureCommand(kind, args), { limitMs: figureLimitMs });
      return { ...verdictOfFigure(result, { broken }), output: result.output };
    },
  };
}
