import { createConnection, type Socket } from 'node:net';
import { join, relative } from 'node:path';
import type { CommandRequest } from './commands.ts';
import type { CommandAnswer } from './options.ts';

// What asks loads nothing of what answers: a command to a server that runs is there at once.

/** A socket's path holds about a hundred bytes; the way from here is often shorter. */
export function socketPath(dataDir: string): string {
  const path = join(dataDir, 'command.sock');
  const near = relative(process.cwd(), path);
  return near.length < path.length ? near : path;
}

const longestAnswer = 10_000_000;

/** Line by line: what is said meanwhile, and at last the answer. */
export type Line = { readonly says: string } | { readonly answers: CommandAnswer };

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

/** Calls `take` for each line; a line longer than `most` breaks the connection. */
export function eachLine(socket: Socket, most: number, take: (line: string) => void): void {
  let open = '';
  socket.setEncoding('utf8');
  socket.on('data', (chunk: string) => {
    const lines = (open + chunk).split('\n');
    open = lines.pop() ?? '';
    if (open.length > most) socket.destroy(new Error('too long'));
    for (const line of lines) take(line);
  });
}
