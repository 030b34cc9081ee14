import { createConnection, createServer, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { askRunning, socketPath } from '../../server/commands/ask-running.ts';
import { listenForCommands } from '../../server/commands/socket.ts';
import type { House } from '../../server/house.ts';
import { type TempFolder, tempFolder } from '../support/temp.ts';

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
