import { chmodSync, rmSync } from 'node:fs';
import { createConnection, createServer, type Socket } from 'node:net';
import { join, relative } from 'node:path';
import * as z from 'zod/mini';
import type { House } from '../house.ts';
import { type CommandRequest, runCommand } from './commands.ts';
import type { CommandAnswer } from './options.ts';

/** A socket's path holds about a hundred bytes; the way from here is often shorter. */
function socketPath(dataDir: string): string {
  const path = join(dataDir, 'command.sock');
  const near = relative(process.cwd(), path);
  return near.length < path.length ? near : path;
}

const request = z.strictObject({
  words: z.array(z.string().check(z.maxLength(10_000))).check(z.maxLength(200)),
  origin: z.string(),
});
const longestRequest = 64_000;

/** Takes commands for the data folder this process holds. Mode 0600: whoever may read the data may command. Answers how to close it. */
export async function listenForCommands(dataDir: string, house: House): Promise<() => Promise<void>> {
  const path = socketPath(dataDir);
  // The lock is ours, so a socket that lies here is left over from a process that was killed.
  rmSync(path, { force: true });
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    readAll(socket, longestRequest)
      .then(async (text) => {
        const parsed = z.safeParse(request, JSON.parse(text));
        const answer: CommandAnswer = parsed.success
          ? await runCommand(house, parsed.data)
          : { lines: ['That command cannot be read.'], exitCode: 64 };
        socket.end(JSON.stringify(answer));
      })
      .catch(() => socket.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, resolve);
  });
  chmodSync(path, 0o600);
  return () => new Promise((resolve) => server.close(() => resolve()));
}

/** Asks the process that holds the data folder; undefined when none does. */
export async function askRunning(
  dataDir: string,
  command: CommandRequest,
): Promise<CommandAnswer | undefined> {
  const socket = createConnection({ path: socketPath(dataDir), allowHalfOpen: true });
  const connected = await new Promise<boolean>((resolve) => {
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
  });
  if (!connected) return undefined;
  socket.end(JSON.stringify(command));
  return JSON.parse(await readAll(socket, 10_000_000)) as CommandAnswer;
}

function readAll(socket: Socket, most: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    socket.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > most) reject(new Error('too long'));
      else chunks.push(chunk);
    });
    socket.once('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
    socket.once('error', reject);
  });
}
