import { execFile, spawn } from 'node:child_process';
import { chmodSync, chownSync, readdirSync } from 'node:fs';
import { type AddressInfo, createConnection, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockDataFolder } from '../../../db/lock.ts';
import { askRunning, socketPath } from '../../../server/commands/ask-running.ts';
import { doctor } from '../../../server/commands/doctor.ts';
import { refuseOtherUser } from '../../../server/commands/owner.ts';
import { listenForCommands } from '../../../server/commands/socket.ts';
import { type Env, readEnv } from '../../../server/env.ts';
import type { House } from '../../../server/house.ts';
import { startProduct } from '../../../server/product.ts';
import { openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { root } from '../../support/pages/scratch-tree.ts';
import { type TempFolder, tempFolder } from '../../support/processes/temp.ts';
import { screeningWorker } from '../../support/processes/threads.ts';

const ask = (dataDir: string, words: readonly string[], limitMs?: number) =>
  askRunning(dataDir, { words, origin: '' }, () => undefined, limitMs);

describe('a server', () => {
  let folder: TempFolder;
  beforeEach(() => {
    folder = tempFolder('commands');
  });
  afterEach(() => folder.remove());

  it('R684: that hangs is named when it has said nothing for a while', async () => {
    const sockets: Socket[] = [];
    const server = createServer((socket) => void sockets.push(socket));
    await new Promise<void>((listening) => server.listen(socketPath(folder.path), listening));
    await expect(ask(folder.path, ['databases'], 50)).rejects.toMatchObject({
      message: expect.stringContaining('has said nothing for 0.05 s'),
      exitCode: 75,
    });
    for (const socket of sockets) socket.destroy();
    server.close();
  });

  it('R684: that goes away while it is asked is named', async () => {
    const server = createServer((socket) => void socket.once('data', () => socket.destroy()));
    await new Promise<void>((listening) => server.listen(socketPath(folder.path), listening));
    await expect(ask(folder.path, ['databases'])).rejects.toMatchObject({
      message: 'The server went away before it answered.',
      exitCode: 75,
    });
    server.close();
  });

  it('R685: that prints to somebody who reads no more ends, without a word', async () => {
    const words = [
      '--import',
      'tsx',
      join(root, 'server/commands/index.ts'),
      'strings',
      'export',
      '--locale',
      'sw',
    ];
    const command = spawn(process.execPath, words, { cwd: root });
    let said = '';
    command.stderr.on('data', (bytes: Buffer) => (said += bytes));
    command.stdout.once('data', () => command.stdout.destroy());
    const code = await new Promise((ended) => command.once('close', ended));
    expect({ code, said }).toEqual({ code: 141, said: '' });
  });

  it('R1272: is heard to the end of what it answered, however late that is read, and ends with its code', async () => {
    const lines = Array.from({ length: 50_000 }, (_, at) => `${at}`.padStart(99, '.'));
    const answer = `${JSON.stringify({ answers: { lines, exitCode: 1 } })}\n`;
    const sockets: Socket[] = [];
    const taken = new Promise<void>((heard) => {
      const server = createServer({ allowHalfOpen: true }, (socket) => {
        sockets.push(socket);
        socket
          .once('data', () => socket.write(answer))
          .once('end', () => {
            server.close();
            heard();
          });
      });
      server.listen(socketPath(folder.path));
    });
    const words = ['--import', 'tsx', join(root, 'server/commands/index.ts'), 'databases'];
    const command = spawn(process.execPath, words, {
      cwd: root,
      env: { ...process.env, DATA_DIR: folder.path, DEMO: '1' },
    });
    const code = new Promise((ended) => command.once('close', ended));
    // It has the whole answer by then: far more than lies in a pipe that nobody reads.
    await taken;
    let said = '';
    for await (const text of command.stdout.setEncoding('utf8')) said += text;
    expect(said.length).toBe(lines.length * 100);
    expect(said.endsWith(`${lines.at(-1)}\n`)).toBe(true);
    expect(await code).toBe(1);
    for (const socket of sockets) socket.destroy();
  });

  it('R689: stops though somebody keeps a connection for commands open, and says nothing or listens no more', async () => {
    const nothing = { services: { listen: () => () => undefined } } as unknown as House;
    const close = await listenForCommands(folder.path, nothing);
    const silent = createConnection({ path: socketPath(folder.path), allowHalfOpen: true });
    const answered = createConnection({ path: socketPath(folder.path), allowHalfOpen: true });
    await new Promise((connected) => silent.once('connect', connected));
    answered.write('{}\n');
    await new Promise((heard) => answered.once('data', heard));
    const let_go = [silent, answered].map((each) => new Promise((gone) => each.once('end', gone).resume()));
    await close();
    await Promise.all(let_go);
    for (const each of [silent, answered]) each.destroy();
  });

  it('R685: answers a command that fails in it with one sentence, and tells of a defect', async () => {
    const faults: unknown[] = [];
    const failing = (error: unknown) =>
      ({
        databases: {
          get control() {
            throw error;
          },
          ids: () => [],
        },
      }) as unknown as House;
    const answerTo = async (error: unknown) => {
      const close = await listenForCommands(folder.path, failing(error), (fault) => faults.push(fault));
      const answer = await ask(folder.path, ['staff', 'list']);
      await close();
      return answer;
    };
    const denied = Object.assign(new Error('no'), { code: 'EROFS', path: '/srv/x' });
    expect(await answerTo(denied)).toEqual({
      lines: ['Refused by the system: /srv/x: it lies where nothing can be written (EROFS).'],
      exitCode: 73,
    });
    expect(faults).toEqual([]);
    const defect = new TypeError('a defect');
    expect((await answerTo(defect))?.exitCode).toBe(70);
    expect(faults).toEqual([defect]);
  });
});

describe('beside an installation', () => {
  let house: TestHouse;
  let data: string;
  let keyring: string;
  beforeEach(async () => {
    house = await openTestHouse();
    await house.close();
    data = join(house.folder, 'data');
    keyring = join(house.folder, 'keyring.json');
  });
  afterEach(() => house.remove().catch(() => undefined));

  it('R686: the doctor says that a server is starting, and looks at the rest', async () => {
    const lock = lockDataFolder(data);
    let said = '';
    const settings = { ORIGIN: 'https://consult.example.org', DATA_DIR: data, KEYRING: keyring };
    const code = await doctor({ write: (text: string) => (said += text) }, settings);
    lock.release();
    expect(said).toMatch(/^warn {2}server: it is starting, or a command is at work/m);
    expect(said).toMatch(/^\w+ +core files:/m);
    expect(code).toBe(0);
  });

  /** As a user who may do nothing in particular, also where tests run as root. */
  function asAnybody(...words: string[]) {
    const command = [process.execPath, '--import', 'tsx', join(root, 'server/commands/index.ts'), ...words];
    const [program = '', ...args] =
      process.getuid?.() === 0 ? ['setpriv', '--bounding-set=-all', ...command] : command;
    const env = {
      PATH: process.env.PATH,
      DATA_DIR: data,
      KEYRING: keyring,
      DEMO: '1',
      NODE_ENV: 'production' as const,
    };
    return new Promise<{ code: unknown; stderr: string }>((resolve) => {
      execFile(program, args, { cwd: root, env }, (error, _stdout, stderr) =>
        resolve({ code: error?.code ?? 0, stderr }),
      );
    });
  }

  it('R937: a command that is typed as another user than whose the data is opens nothing', async () => {
    const mine = process.getuid?.() ?? 0;
    const env = { DATA_DIR: data, KEYRING: keyring, LIBSQL_URL: undefined };
    expect(() => refuseOtherUser(env, mine)).not.toThrow();
    expect(() => refuseOtherUser(env, mine + 1)).toThrow(/belongs to the user with number/);
    // A restore begins where there is no data yet.
    const empty = { ...env, DATA_DIR: join(house.folder, 'none') };
    expect(() => refuseOtherUser(empty, mine + 1)).toThrow(keyring);
    const nothing = { ...empty, KEYRING: join(house.folder, 'no-keyring.json') };
    expect(() => refuseOtherUser(nothing, mine + 1)).not.toThrow();
    // A keyring that root copied back is root's, and the folders tell whose it will be.
    if (mine === 0) {
      chownSync(house.folder, 12_345, 12_345);
      expect(() => refuseOtherUser(empty, 12_345)).toThrow(`chown 12345 ${keyring}`);
      // Where there is data, it says whose it is, whatever lies above.
      expect(() => refuseOtherUser(env, 0)).not.toThrow();
    }
    const theirs = mine === 0 ? 12_345 : mine;
    expect(() => refuseOtherUser(empty, 0)).toThrow(`belongs to the user with number ${theirs}`);
    expect(() => refuseOtherUser(nothing, 0)).toThrow(`${house.folder} belongs to`);
    // Only root can give a file away.
    if (mine !== 0) return;
    chownSync(house.folder, 0, 0);
    chownSync(join(data, 'control.db'), 12_345, 12_345);
    const before = readdirSync(data);
    const { code, stderr } = await asAnybody('databases');
    expect(stderr).toContain('belongs to the user with number 12345');
    expect(code).toBe(78);
    // Logs of the house that closed may go meanwhile; nothing new comes.
    expect(before).toEqual(expect.arrayContaining(readdirSync(data)));
  });

  it('R937: nor does a server or the doctor as that user, and a first start belongs to whoever starts it', async () => {
    // Only root can give a file away.
    if (process.getuid?.() !== 0) return;
    const settings = { ORIGIN: 'https://consult.example.org', DATA_DIR: data, KEYRING: keyring };
    const start = (env: Env) =>
      startProduct(env, {
        // Refused before a page is drawn.
        pages: { publicFolder: root, build: () => Promise.reject(new Error('no pages')) },
        workerFile: screeningWorker,
        log: { info() {}, warn() {}, error() {} },
        say() {},
      });
    chownSync(join(data, 'control.db'), 12_345, 12_345);
    const before = readdirSync(data);
    await expect(start(readEnv(settings))).rejects.toMatchObject({
      message: expect.stringContaining('belongs to the user with number 12345'),
      exitCode: 78,
    });
    let said = '';
    expect(await doctor({ write: (text: string) => (said += text) }, settings)).toBe(1);
    expect(said).toMatch(/^fail {2}not looked at: .*control\.db belongs to the user with number 12345/m);
    expect(before).toEqual(expect.arrayContaining(readdirSync(data)));
    // It takes the port of another, which is found only after the data were opened: so far it came.
    chownSync(house.folder, 12_345, 12_345);
    const taken = createServer();
    await new Promise<void>((listening) => taken.listen(0, '127.0.0.1', listening));
    const { port } = taken.address() as AddressInfo;
    const none = { DATA_DIR: join(house.folder, 'none'), KEYRING: join(house.folder, 'no-keyring.json') };
    const first = readEnv({ ...settings, ...none, PORT: String(port) });
    await expect(start(first)).rejects.toThrow(`Port ${port} is taken`);
    await new Promise((closed) => taken.close(closed));
  });

  it.each([
    ['data/control.db', 'This user may not open the database control'],
    ['keyring.json.master', 'This user may not read the master key'],
    ['keyring.json', 'The keyring'],
  ])('R685: %s that this user may not open is no wrong key', async (name, says) => {
    const file = join(house.folder, name);
    chmodSync(file, 0);
    const { code, stderr } = await asAnybody('databases');
    expect(stderr).toContain(says);
    expect(stderr).toContain(file);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).not.toMatch(/wrong|with its key|no master key/);
    expect(code).toBe(73);
  });
});
