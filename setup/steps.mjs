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
 * The steps of `npm test`, in phases that follow each other. Inside a phase, `alongside` uses the core that the main
 * step leaves idle. Nothing runs beside the browser, whose times would suffer. Beside the quick figures, which are judged by
 * what is right and not by how fast, the same proofs look for their planted faults.
 * A step is `{name, title, work}`; `work` answers `{passed, failed, output}`.
 */
export function phases(scratch, rest) {
  const check = (name, title, command, args) => ({
    name,
    title,
    work: async () => {
      const result = await run(bin(command), args, { limitMs: suiteLimitMs });
      return { ...verdictOfCheck(result), output: result.output };
    },
  });
  return [
    {
      main: [buildStep()],
      alongside: [
        check('lint', 'lint', 'biome', ['ci', '--colors=off', '--error-on-warnings', '.']),
        check('import-law', 'import law', 'depcruise', ['app', 'server', 'db', 'locales', 'tests']),
      ],
    },
    {
      main: [vitestStep(scratch, rest)],
      alongside: [
        check('typecheck', 'typecheck', 'tsc', ['--noEmit']),
        check('dead-code', 'dead code', 'knip', ['--no-progress']),
      ],
    },
    { main: [browserStep(scratch, rest)], alongside: [] },
    { main: quickFigures(), alongside: plantedFaults() },
  ];
}

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
      const args = ['run', ...projects.flatMap((project) => ['--project', project]), ...filters];
      args.push('--reporter=default', '--reporter=json', `--outputFile.json=${report}`);
      const result = await run(bin('vitest'), args, { limitMs: suiteLimitMs });
      return { ...verdictOfVitest(result, report), output: result.output };
    },
  };
}

function browserStep(scratch, { filters }) {
  const report = join(scratch, 'browser.json');
  return {
    name: 'browser',
    title: 'browser',
    work: async () => {
      await prepare({ build: true });
      const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: report };
      const args = ['test', '--reporter=line,json', ...filters];
      const result = await run(bin('playwright'), args, { env, limitMs: suiteLimitMs });
      return { ...verdictOfPlaywright(result, report), output: result.output };
    },
  };
}

/** Every figure in its quick form, and the replay. */
function quickFigures() {
  const quick = ['bench', 'prove'].flatMap((kind) => figuresOf(kind).map((name) => figureStep(kind, [name])));
  const replay = existsSync(join(root, 'tests', 'replay', 'run.ts')) ? [figureStep('replay', [])] : [];
  return [...quick, ...replay];
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
    name: 'figures',
    title: [kind, ...args].join(' ') + (broken ? ' (has to find its planted fault)' : ''),
    work: async () => {
      await prepare({ build: true });
      const result = await run(process.execPath, figureCommand(kind, args), { limitMs: figureLimitMs });
      return { ...verdictOfFigure(result, { broken }), output: result.output };
    },
  };
}
