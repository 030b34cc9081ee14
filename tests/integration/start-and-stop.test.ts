import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { lockDataFolder } from '../../db/lock.ts';
import { freePort } from '../support/free-port.ts';
import { root } from '../support/scratch-tree.ts';
import { tempFolder } from '../support/temp.ts';

/** The built server as a demo on a folder, told to stop at the moment of `when`. */
async function stopped(
  folder: string,
  when: (said: string, complained: string) => boolean,
  signal: 'SIGTERM' | 'SIGHUP' = 'SIGTERM',
) {
  const child = spawn(process.execPath, [join(root, 'build', 'server.js')], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      DEMO: '1',
      PORT: String(await freePort()),
      DATA_DIR: join(folder, 'data'),
      KEYRING: join(folder, 'keyring.json'),
    },
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
  const starting = await stopped(folder.path, locked, 'SIGHUP');
  expect(starting).toMatchObject({ code: 0, complained: '' });
  const served = await stopped(folder.path, (said) => said.includes('"started"'), 'SIGHUP');
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
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      ORIGIN: 'https://consult.example.org',
      PORT: port,
      DATA_DIR: join(folder.path, 'data'),
      KEYRING: join(folder.path, 'keyring.json'),
    },
  });
  closeSync(full);
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const healthy = () =>
    fetch(`http://127.0.0.1:${port}/health`).then(
      ({ ok }) => ok,
      () => false,
    );
  while (child.exitCode === null && !(await healthy())) await pause(100);
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
});
