import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { lockDataFolder } from '../../../db/lock.ts';
import { root } from '../../support/pages/scratch-tree.ts';
import { freePort } from '../../support/processes/free-port.ts';
import { guardOf } from '../../support/processes/product.ts';
import { tempFolder } from '../../support/processes/temp.ts';

type Settings = Readonly<Record<string, string>>;

async function settingsOn(folder: string, more: Settings): Promise<NodeJS.ProcessEnv> {
  return {
    PATH: process.env.PATH,
    NODE_ENV: 'production',
    PORT: String(await freePort()),
    DATA_DIR: join(folder, 'data'),
    KEYRING: join(folder, 'keyring.json'),
    ...more,
  };
}

/** The built server on a folder, as a demo unless `settings` say otherwise, told to stop at the moment of `when`. */
async function stopped(
  folder: string,
  when: (said: string, complained: string) => boolean,
  {
    signal = 'SIGTERM',
    settings = { DEMO: '1' },
  }: { readonly signal?: 'SIGTERM' | 'SIGHUP'; readonly settings?: Settings } = {},
) {
  const child = spawn(process.execPath, [join(root, 'build', 'server.js')], {
    cwd: folder,
    env: await settingsOn(folder, settings),
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  let [said, complained] = ['', ''];
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complained += text));
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    if (when(said, complained)) child.kill(signal);
  });
  const looking = setInterval(() => when(said, complained) && child.kill(signal), 10);
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  clearInterval(looking);
  return { code, said, complained };
}

/** Until it answers there that it is well, or this process is over. */
async function untilHealthy(child: ChildProcess, port: string | undefined): Promise<void> {
  const health = () => fetch(`http://127.0.0.1:${port}/health`).catch(() => undefined);
  while (child.exitCode === null && (await health())?.status !== 200) await pause(20);
}

it('R688: a server that is told to stop while it starts stops cleanly, and the next start goes on', async () => {
  const folder = tempFolder('stopping');
  onTestFinished(folder.remove);
  const data = join(folder.path, 'data');
  const starting = await stopped(folder.path, () => existsSync(join(data, 'lock')));
  expect(starting).toMatchObject({ code: 0, complained: '' });

  const seeding = await stopped(folder.path, () => existsSync(join(data, '.half-made')));
  expect(seeding).toMatchObject({ code: 0, complained: '' });
  expect(seeding.said).not.toContain('/staff/enter/');

  // What was made of a demo by then is not served as if it were whole.
  const half = await stopped(folder.path, () => false);
  expect(half.code).toBe(78);
  expect(half.complained).toBe(
    `The demo in ${data} was stopped while it was made: npm run demo:reset starts it again.\n`,
  );
});

it('R729: a terminal that is closed stops it cleanly, while it starts and later', async () => {
  const folder = tempFolder('hung-up');
  onTestFinished(folder.remove);
  const locked = () => existsSync(join(folder.path, 'data', 'lock'));
  const starting = await stopped(folder.path, locked, { signal: 'SIGHUP' });
  expect(starting).toMatchObject({ code: 0, complained: '' });
  const served = await stopped(folder.path, (said) => said.includes('"started"'), { signal: 'SIGHUP' });
  expect(served).toMatchObject({ code: 0, complained: '' });
});

it('R679: a server waits for a command that has the data folder, and says so once', async () => {
  const folder = tempFolder('waiting');
  onTestFinished(folder.remove);
  const data = join(folder.path, 'data');
  const lock = lockDataFolder(data);
  const { code, complained } = await stopped(folder.path, (said, complained) => {
    if (complained !== '') lock.release();
    return said.includes('"started"');
  });
  expect({ code, complained }).toEqual({
    code: 0,
    complained: `Waiting: another process uses the data folder ${data}.\n`,
  });
});

it('R508: a server whose log stands on a full disk serves, and stops as it is told', async () => {
  const folder = tempFolder('full');
  onTestFinished(folder.remove);
  const [full, port] = [openSync('/dev/full', 'w'), String(await freePort())];
  const child = spawn(process.execPath, [join(root, 'build', 'server.js')], {
    cwd: folder.path,
    stdio: ['ignore', full, full],
    env: await settingsOn(folder.path, { ORIGIN: 'https://consult.example.org', PORT: port }),
  });
  closeSync(full);
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  await untilHealthy(child, port);
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
});

it('R75, R1283: a server that was killed is there again: another process answers within seconds', async () => {
  const folder = tempFolder('kept-running');
  onTestFinished(folder.remove);
  const env = await settingsOn(folder.path, { ORIGIN: 'https://consult.example.org' });
  const entry = `import { supervise } from '${pathToFileURL(join(root, 'setup', 'supervise.mjs'))}';
    process.exitCode = await supervise(process.env);`;
  const keeper = spawn(process.execPath, ['--input-type=module', '-e', entry], {
    cwd: folder.path,
    env,
    stdio: 'ignore',
    detached: true,
  });
  const guard = guardOf(-Number(keeper.pid), folder.path);
  onTestFinished(() => {
    // Without a word it kills whatever is still there of the group.
    guard.stdin?.end(keeper.exitCode === null ? '' : 'over\n');
  });
  const ended = new Promise<number | null>((resolve) => keeper.once('exit', resolve));
  const kept = () => readFileSync(`/proc/${keeper.pid}/task/${keeper.pid}/children`, 'utf8').trim();
  const answers = () => untilHealthy(keeper, env.PORT);
  await answers();
  const first = kept();
  const killedAt = performance.now();
  process.kill(Number(first), 'SIGKILL');
  await answers();
  // One or two, and more on a machine that does much else.
  expect(performance.now() - killedAt).toBeLessThan(15_000);
  expect(kept()).not.toBe(first);
  keeper.kill('SIGTERM');
  expect(await ended).toBe(0);
});

it('R876: a start says that the keys are to be copied and whom to invite, until somebody is on the staff', async () => {
  const folder = tempFolder('first');
  onTestFinished(folder.remove);
  const taken = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void taken.close());
  await new Promise((resolve) => taken.once('listening', resolve));
  const settings = { ORIGIN: 'https://consult.example.org' };
  const PORT = String((taken.address() as AddressInfo).port);
  const told = (said: string) => [said.includes('keys of this installation'), said.includes('staff invite')];

  // It made the keys, and ended before it could say so.
  const first = await stopped(folder.path, () => false, { settings: { ...settings, PORT } });
  expect([first.code, ...told(first.said)]).toEqual([75, false, false]);
  const start = async () =>
    told((await stopped(folder.path, (said) => said.includes('Due Weight serves'), { settings })).said);
  expect(await start()).toEqual([true, true]);
  expect(await start()).toEqual([true, true]);
  const words = ['staff', 'invite', '--name', 'Noor', '--role', 'administrator'];
  const env = await settingsOn(folder.path, settings);
  execFileSync(process.execPath, [join(root, 'build', 'commands.js'), ...words], { env });
  expect(await start()).toEqual([false, false]);
});
