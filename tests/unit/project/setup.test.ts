import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { transform } from 'esbuild';
import { describe, expect, it, onTestFinished } from 'vitest';
import { lockDataFolder } from '../../../db/lock.ts';
import { demoSettings } from '../../../setup/demo.mjs';
import { claimDemo, removeDemo, renewHalf } from '../../../setup/demo-folder.mjs';
import { proofsThatFind } from '../../../setup/planted.mjs';
import { figuresOf, longest, phases } from '../../../setup/steps.mjs';
import { verdictOfFigure, verdictOfPlaywright, verdictOfVitest } from '../../../setup/verdicts.mjs';
import { root, scratchProject, scratchTree } from '../../support/pages/scratch-tree.ts';

describe('R73: an older Node', () => {
  const setUpOn = (version: string) => {
    const script = `Object.defineProperty(process.versions, 'node', { value: '${version}' }); require('./setup/run.cjs')`;
    return spawnSync(process.execPath, ['-e', script, 'unknown'], { cwd: root, encoding: 'utf8' });
  };

  it.each(['8.17.0', '18.20.8', '20.18.3'])('%s gets one sentence and an exit code', (version) => {
    const { status, stdout, stderr } = setUpOn(version);
    expect(status).toBe(78);
    expect(stdout).toBe('');
    expect(stderr.trim().split('\n')).toEqual([
      expect.stringContaining(`needs Node 20.19 or newer and this is Node ${version}`),
    ]);
  });

  it.each(['20.19.0', '24.1.0'])('%s goes on', (version) => {
    expect(setUpOn(version).stderr).not.toContain('needs Node');
  });

  it('can read the first file: it is ES5', async () => {
    const source = readFileSync(join(root, 'setup/run.cjs'), 'utf8');
    const { warnings } = await transform(source, { target: 'es5' });
    expect(warnings).toEqual([]);
    await expect(transform('const a = () => 1;', { target: 'es5' })).rejects.toThrow();
  });
});

describe('the demo folder', () => {
  const places = (folder: string) => ({
    dataDir: join(folder, 'data'),
    keyring: join(folder, 'keyring.json'),
  });

  it('is made, known again, and thrown away with its keyring', async () => {
    const demo = places(scratchTree({}));
    claimDemo(demo);
    writeFileSync(demo.keyring, '{}');
    claimDemo(demo);
    await removeDemo(demo);
    expect([existsSync(demo.dataDir), existsSync(demo.keyring)]).toEqual([false, false]);
  });

  it('R74: is never made out of a folder that holds something else', async () => {
    const demo = places(scratchTree({ 'data/control.db': 'real' }));
    expect(() => claimDemo(demo)).toThrow(/holds something that is not a demo/);
    await expect(removeDemo(demo)).rejects.toThrow(/not a demo, so nothing in it was deleted/);
    expect(readFileSync(join(demo.dataDir, 'control.db'), 'utf8')).toBe('real');
  });

  it("R74: never takes another's keyring", async () => {
    const demo = places(scratchTree({ 'keyring.json': 'real', 'other.json': 'real' }));
    expect(() => claimDemo(demo)).toThrow(/belongs to something that is not this demo/);
    const own = { ...demo, keyring: join(demo.dataDir, '..', 'own.json') };
    claimDemo(own);
    expect(() => claimDemo({ ...own, keyring: join(demo.dataDir, '..', 'other.json') })).toThrow(
      /was made with the keyring/,
    );
    // A folder that was copied or moved names a keyring elsewhere.
    await expect(removeDemo(demo)).rejects.toThrow(/so nothing was deleted/);
    expect(existsSync(demo.dataDir)).toBe(true);
    await removeDemo(own);
    expect(existsSync(demo.dataDir)).toBe(false);
    expect(readFileSync(demo.keyring, 'utf8')).toBe('real');
  });

  it('R74: a mark that was written by half is none, and a demo knows no place of a real site and no host that translates for one', async () => {
    const demo = places(scratchTree({ 'data/.due-weight-demo': '{"keyr' }));
    await expect(removeDemo(demo)).rejects.toThrow(/not a demo, so nothing in it was deleted/);
    const shell = {
      LIBSQL_URL: 'a',
      REDIS_URL: 'b',
      KEY_BACKUP_DIR: 'c',
      BACKUP_DIR: 'd',
      MASTER_KEY: 'e',
      TRANSLATOR: 'libretranslate',
      TRANSLATOR_URL: 'f',
      TRANSLATOR_KEY: 'g',
      TRANSLATOR_PRIVATE: '1',
      LOG_LEVEL: 'warn',
    };
    expect(demoSettings(demo, shell)).toEqual({
      LOG_LEVEL: 'warn',
      DEMO: '1',
      DEMO_PAST: '1',
      DATA_DIR: demo.dataDir,
      KEYRING: demo.keyring,
      PORT: '3000',
    });
    // A program on this machine sends nothing anywhere.
    const here = { TRANSLATOR: 'apertium', TRANSLATOR_MODES: '/modes' };
    expect(demoSettings(demo, here)).toMatchObject(here);
  });

  it('R688: begins anew where it was stopped while it was made, and only there', async () => {
    const demo = places(scratchTree({}));
    claimDemo(demo);
    writeFileSync(join(demo.dataDir, 'control.db'), 'whole');
    await renewHalf(demo);
    expect(existsSync(join(demo.dataDir, 'control.db'))).toBe(true);
    writeFileSync(join(demo.dataDir, '.half-made'), '');
    await renewHalf(demo);
    expect(readdirSync(demo.dataDir)).toEqual(['.due-weight-demo']);
    const real = places(scratchTree({ 'data/.half-made': '', 'data/control.db': 'real' }));
    await expect(renewHalf(real)).rejects.toThrow(/not a demo, so nothing in it was deleted/);
  });

  it('R74: is not thrown away under a running server', async () => {
    const demo = places(scratchTree({}));
    claimDemo(demo);
    const lock = lockDataFolder(demo.dataDir);
    onTestFinished(() => lock.release());
    await expect(removeDemo(demo)).rejects.toThrow(/is running: stop it first/);
    expect(existsSync(demo.dataDir)).toBe(true);
  });
});

describe('what counts as passed', () => {
  const reportOf = (report: object) =>
    join(scratchTree({ 'report.json': JSON.stringify(report) }), 'report.json');

  it('R76: counts tests, and a skipped one as a failure', () => {
    const counts = { numPassedTests: 5, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 };
    const test = (fullName: string, status: string, ...failureMessages: string[]) => ({
      fullName,
      status,
      failureMessages,
    });
    const assertionResults = [
      test('R1', 'passed', 'late\n at x'),
      test('R2', 'passed'),
      test('R3', 'failed', 'no'),
    ];
    const unit = reportOf({ ...counts, testResults: [{ assertionResults }] });
    expect(verdictOfVitest({ code: 1 }, unit)).toEqual({ passed: 5, failed: 4, flaky: ['R1: late'] });
    const message = '\u001b[31mlate\u001b[39m\n- []\n+ [\n+   "narrow: too wide",\n+ ]\n  at a.spec.ts';
    const error = { message, location: { line: 7 } };
    const results = [{ error }, { error: undefined }];
    const second = { title: 'slow', file: 'a.spec.ts', tests: [{ status: 'flaky', results }] };
    const browser = reportOf({
      stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 1 },
      suites: [{ specs: [], suites: [{ specs: [second, { ...second, tests: [{ status: 'expected' }] }] }] }],
    });
    expect(verdictOfPlaywright({ code: 1 }, browser)).toEqual({
      passed: 4,
      failed: 2,
      flaky: ['a.spec.ts: slow: late (line 7): "narrow: too wide",'],
    });
  });

  it('is one failure when a runner fails without a failed test, or leaves no report', () => {
    const unit = reportOf({ numPassedTests: 5, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 });
    expect(verdictOfVitest({ code: 1 }, unit)).toMatchObject({ passed: 5, failed: 1 });
    expect(verdictOfVitest({ code: 0 }, `${unit}.gone`)).toEqual({ passed: 0, failed: 1 });
    expect(verdictOfPlaywright({ code: 0 }, `${unit}.gone`)).toEqual({ passed: 0, failed: 1 });
  });

  it.each([
    { stdout: 'progress\n{"name":"a","pass":true}\n', code: 0, broken: false, passed: 1 },
    { stdout: '{"name":"a","pass":true}', code: 1, broken: false, passed: 0 },
    { stdout: '{"name":"a","pass":false}', code: 1, broken: false, passed: 0 },
    { stdout: '{"name":"a","pass":true}\nlater words', code: 0, broken: false, passed: 0 },
    { stdout: '{"name":"kill","pass":false,"figures":{"lost":1}}', code: 1, broken: true, passed: 1 },
    { stdout: '{"name":"kill","pass":true,"figures":{"lost":1}}', code: 0, broken: true, passed: 0 },
    {
      stdout: '{"name":"kill","pass":false,"figures":{"lost":0,"doubled":2}}',
      code: 1,
      broken: true,
      passed: 0,
    },
    // What did not look has found nothing.
    {
      stdout: '{"name":"kill","pass":false,"figures":{"stuckAfterSeconds":90}}',
      code: 1,
      broken: true,
      passed: 0,
    },
    {
      stdout: '{"name":"egress","pass":false,"figures":{"notPermitted":"no unshare","attempts":0}}',
      code: 1,
      broken: true,
      passed: 0,
    },
    { stdout: '{"name":"unknown","pass":false,"figures":{"lost":1}}', code: 1, broken: true, passed: 0 },
    { stdout: 'a crash finds nothing', code: 1, broken: true, passed: 0 },
  ])(
    'reads a figure by its last line and its exit code: $stdout, $code, broken $broken',
    ({ stdout, code, broken, passed }) => {
      expect(verdictOfFigure({ code, stdout }, { broken })).toEqual({ passed, failed: 1 - passed });
    },
  );
});

describe('quick figures', () => {
  it('R76: plants its fault into every proof, and only when that is asked for', () => {
    const steps = phases(scratchTree({}), { only: [], filters: [] }).flatMap(({ queue }) => queue ?? []);
    const faults = steps.filter(({ name }) => name === 'faults');
    expect(faults.map(({ title }) => /^prove (\S+)/.exec(title)?.[1]).sort()).toEqual(figuresOf('prove'));
    expect(faults.every(({ asked, title }) => asked === true && title.includes('--break'))).toBe(true);
  });

  it('of which each proof is written down by what it finds its planted fault', () => {
    expect([...proofsThatFind].sort()).toEqual(figuresOf('prove'));
  });

  it('R76: asks what each socket hears of two processes on one consultation, too', () => {
    const steps = phases(scratchTree({}), { only: [], filters: [] }).flatMap(({ queue }) => queue ?? []);
    const usual = steps.flatMap(({ name, asked, title }) => (name === 'figures' && !asked ? title : []));
    for (const on of ['', '--cluster b ']) expect(usual).toContain(`prove leaks ${on}--quick`);
  });

  it('R76: journeys on two machines are a few in every run, and on both clusters all of them when they are asked for', () => {
    type Named = { readonly name: unknown; readonly asked?: boolean };
    const all: readonly { readonly main?: readonly Named[] }[] = phases(scratchTree({}), {
      only: [],
      filters: [],
    });
    const steps = all.flatMap(({ main = [] }) => main);
    const on = (name: string) => steps.filter((step) => step.name === name).map(({ asked }) => asked);
    expect(on('cluster')).toEqual([false]);
    expect(on('clusters')).toEqual([true, true]);
  });

  it('that are begun first are figures', () => {
    const known = ['bench', 'prove'].flatMap((kind) => figuresOf(kind));
    expect([...longest].filter((name) => !known.includes(name))).toEqual([]);
  });
});

describe('the dispatcher of figures', () => {
  const ask = (...args: string[]) => {
    const run = `import { runFigure } from './figures.ts';\n\nawait runFigure(import.meta.dirname);\n`;
    const figure = (pass: boolean) =>
      `console.log(JSON.stringify({ pass: ${pass}, flags: process.argv.slice(2) }));\nprocess.exitCode = ${pass ? 0 : 1};\n`;
    const folder = scratchProject({
      'package.json': '{ "type": "module" }',
      'run.ts': run.replace('./figures.ts', join(root, 'tests/support/figures/figures.ts')),
      'good.ts': figure(true),
      'bad.ts': figure(false),
    });
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'run.ts', ...args], {
      cwd: folder,
      encoding: 'utf8',
    });
    return { status, last: stdout.trim().split('\n').at(-1), stderr };
  };

  it('runs the one named, with its flags', () => {
    expect(ask('good', '--quick')).toMatchObject({ status: 0, last: '{"pass":true,"flags":["--quick"]}' });
    expect(ask('bad')).toMatchObject({ status: 1, last: '{"pass":false,"flags":[]}' });
  });

  it('runs all, and passes when each does', () => {
    const { status, last } = ask('all');
    expect(status).toBe(1);
    expect(JSON.parse(String(last))).toMatchObject({
      name: 'all',
      pass: false,
      figures: { bad: false, good: true },
    });
  });

  it('names what there is when it does not know a name', () => {
    const { status, stderr } = ask('better');
    expect(status).toBe(64);
    expect(stderr).toMatch(/No figure "better".*bad, good, all/);
  });
});
