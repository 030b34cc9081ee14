import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, existsSync, readFileSync, symlinkSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { installed } from '../../../setup/install.mjs';
import { root, scratchTree } from '../../support/pages/scratch-tree.ts';

const work = `import { alone } from './setup/alone.mjs';
await alone(async () => console.log('alone'));
`;

/** A copy of the set-up in which somebody else began, or so it seems. */
function checkout(files: Record<string, string>): string {
  const folder = scratchTree({ 'work.mjs': work, ...files });
  cpSync(join(root, 'setup'), join(folder, 'setup'), { recursive: true });
  return folder;
}

function begin(folder: string, args: readonly string[] = ['work.mjs'], env = process.env) {
  const child = spawn(process.execPath, args, { cwd: folder, env });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  return child;
}

async function ended(child: ChildProcess): Promise<{ code: number | null; stdout: string; stderr: string }> {
  let [stdout, stderr] = ['', ''];
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, stdout, stderr };
}

describe('whether packages are installed', () => {
  const lock = (packages: object) => JSON.stringify({ packages: { '': { name: 'scratch' }, ...packages } });
  const wanted = lock({
    'node_modules/a': { version: '1.0.0' },
    'node_modules/b': { version: '2.0.0', optional: true },
  });

  it('is no before the first time', () => {
    expect(installed(scratchTree({ 'package-lock.json': wanted }))).toBe(false);
  });

  it('is yes when each package is there in its version, optional ones aside', () => {
    const record = lock({ 'node_modules/a': { version: '1.0.0' } });
    expect(
      installed(scratchTree({ 'package-lock.json': wanted, 'node_modules/.package-lock.json': record })),
    ).toBe(true);
  });

  it('is no after the lockfile changed', () => {
    const record = lock({ 'node_modules/a': { version: '0.9.0' } });
    expect(
      installed(scratchTree({ 'package-lock.json': wanted, 'node_modules/.package-lock.json': record })),
    ).toBe(false);
  });
});

describe('packages of another machine', () => {
  const record = (packages: object) => JSON.stringify({ packages });
  const made = (os: string, cpu: string, libc?: string) => ({
    version: '1.0.0',
    optional: true,
    os: [os],
    cpu: [cpu],
    ...(libc ? { libc: [libc] } : {}),
  });
  const all = {
    'node_modules/for-any': { version: '1.0.0', optional: true },
    'node_modules/for-gnu': made('linux', 'x64', 'glibc'),
    'node_modules/for-musl': made('linux', 'x64', 'musl'),
    'node_modules/for-mac': made('darwin', 'arm64'),
  };
  const { 'node_modules/for-gnu': gnu } = all;

  it.each([
    [true, { os: 'linux', cpu: 'x64', libc: 'glibc' }],
    [false, { os: 'linux', cpu: 'x64', libc: 'musl' }],
    [false, { os: 'darwin', cpu: 'arm64', libc: 'musl' }],
    [true, { os: 'win32', cpu: 'x64', libc: 'musl' }],
  ])('R683: are not installed on this one: %s on %o', (is, machine) => {
    const folder = scratchTree({
      'package-lock.json': record(all),
      'node_modules/.package-lock.json': record({ 'node_modules/for-gnu': gnu }),
    });
    expect(installed(folder, machine)).toBe(is);
  });
});

describe('R682: who was at work on a checkout and is gone holds nobody up', () => {
  const longAgo = new Date(Date.now() - 60_000);

  it.each([
    ['an empty file', ''],
    ['the number of a process that is another one by now', String(process.pid)],
    ['something else', 'not a number'],
  ])('%s', async (_what, text) => {
    const folder = checkout({ 'build/.preparing': text });
    utimesSync(join(folder, 'build/.preparing'), longAgo, longAgo);
    expect(await ended(begin(folder))).toEqual({ code: 0, stdout: 'alone\n', stderr: '' });
    expect(existsSync(join(folder, 'build/.preparing'))).toBe(false);
  });

  it('and who is at work is waited for', async () => {
    const folder = checkout({ 'build/.preparing': String(process.pid) });
    const child = begin(folder);
    const said = await new Promise((hear) => child.stderr.setEncoding('utf8').once('data', hear));
    expect(said).toBe('Waiting: another command is installing or building here.\n');
    expect(readFileSync(join(folder, 'build/.preparing'), 'utf8')).toBe(String(process.pid));
  });
});

describe('R685: a checkout that cannot be written', () => {
  it('is one sentence', async () => {
    const folder = checkout({ 'setup-only': '' });
    // Nobody can write there, root neither.
    symlinkSync('/proc', join(folder, 'build'));
    const { code, stdout, stderr } = await ended(begin(folder, ['setup/run.cjs', 'build']));
    expect(stderr.trim().split('\n')).toEqual([expect.stringContaining(`${folder} cannot be written (E`)]);
    expect({ code, stdout }).toEqual({ code: 73, stdout: '' });
  });
});

describe('R690: what installs, builds and tests', () => {
  it('is given no key, token or place of a site', async () => {
    const names = [
      'MASTER_KEY',
      'MASTER_KEY_COMMAND_NEXT',
      'KEYRING',
      'LIBSQL_TOKEN',
      'REDIS_URL',
      'METRICS_TOKEN',
    ];
    const more = ['TRANSLATOR_KEY', 'DATA_DIR', 'BACKUP_DIR', 'KEY_BACKUP_DIR', 'LIBSQL_ADMIN_TOKEN'];
    const secrets = Object.fromEntries([...names, ...more].map((name) => [name, 'a secret']));
    const show = `import { run } from './setup/child.mjs';
const { stdout } = await run(process.execPath, ['-p', 'JSON.stringify(process.env)']);
console.log(stdout);`;
    const folder = checkout({ 'show.mjs': show });
    const { stdout } = await ended(
      begin(folder, ['show.mjs'], { ...process.env, ...secrets, ORIGIN: 'kept' }),
    );
    expect(stdout).not.toContain('a secret');
    expect(JSON.parse(stdout)).toMatchObject({ ORIGIN: 'kept', NO_COLOR: '1' });
  });
});
