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
/** UTF-16 units. */
const longestRequest = 64_000;
const longestAnswer = 10_000_000;

/** Line by line: what is said meanwhile, and at last the answer. */
type Line = { readonly says: string } | { readonly answers: CommandAnswer };

/** Takes commands for the data folder this process holds. Mode 0600: whoever may read the data may command. Answers how to close it. */
export async function listenForCommands(dataDir: string, house: House): Promise<() => Promise<void>> {
  const path = socketPath(dataDir);
  // The lock is ours, so a socket that lies here is left over from a process that was killed.
  rmSync(path, { force: true });
  const closing = new AbortController();
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    // Whoever asked says nothing after its one line: what ends the other side is that it is gone.
    const gone = new AbortController();
    socket.once('end', () => gone.abort());
    socket.once('error', () => gone.abort());
    socket.once('close', () => gone.abort());
    const tell = (line: Line) => socket.write(`${JSON.stringify(line)}\n`);
    firstLine(socket, longestRequest)
      .then(async (text) => {
        const parsed = z.safeParse(request, JSON.parse(text));
        const wait = {
          say: (says: string) => void tell({ says }),
          gone: AbortSignal.any([gone.signal, closing.signal]),
        };
        tell({
          answers: parsed.success
            ? await runCommand(house, parsed.data, wait)
            : { lines: ['That command cannot be read.'], exitCode: 64 },
        });
        socket.end();
      })
      .catch(() => socket.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, resolve);
  });
  chmodSync(path, 0o600);
  return () => {
    // A command that waits for people is told that its request stands; then nothing holds the server up.
    closing.abort();
    return new Promise((resolve) => server.close(() => resolve()));
  };
}

/** Asks the process that holds the data folder; undefined when none does. What it says meanwhile goes to `hear`. */
export async function askRunning(
  dataDir: string,
  command: CommandRequest,
  hear: (line: string) => void,
): Promise<CommandAnswer | undefined> {
  const socket = createConnection({ path: socketPath(dataDir), allowHalfOpen: true });
  const connected = await new Promise<boolean>((resolve) => {
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
  });
  if (!connected) return undefined;
  socket.write(`${JSON.stringify(command)}\n`);
  return new Promise((resolve, reject) => {
    eachLine(socket, longestAnswer, (text) => {
      const line = JSON.parse(text) as Line;
      if ('says' in line) return hear(line.says);
      socket.end();
      resolve(line.answers);
    });
    socket.once('end', () => reject(new Error('The server went away before it answered.')));
    socket.once('error', reject);
  });
}

function firstLine(socket: Socket, most: number): Promise<string> {
  return new Promise((resolve, reject) => {
    eachLine(socket, most, resolve);
    socket.once('end', () => reject(new Error('no line')));
    socket.once('error', reject);
  });
}

/** Calls `take` for each line; a line longer than `most` breaks the connection. */
function eachLine(socket: Socket, most: number, take: (line: string) => void): void {
  let open = '';
  socket.setEncoding('utf8');
  socket.on('data', (chunk: string) => {
    const lines = (open + chunk).split('\n');
    open = lines.pop() ?? '';
    if (open.length > most) socket.destroy(new Error('too long'));
    for (const line of lines) take(line);
  });
}
