import { createConnection, type Socket } from 'node:net';
import { join, relative } from 'node:path';
import { exitCodes, StartRefusal } from '../env.ts';
import type { CommandRequest } from './commands.ts';
import type { CommandAnswer } from './options.ts';

// What asks loads nothing of what answers: a command to a server that runs is there at once.

/** What the system takes as the path of a socket, in bytes. A longer one would be cut, and lie somewhere else. */
const longestPath = process.platform === 'linux' ? 107 : 103;

/** The way from here is often shorter. Throws a StartRefusal where even that is too long. */
export function socketPath(dataDir: string): string {
  const path = join(dataDir, 'command.sock');
  const near = relative(process.cwd(), path);
  const shorter = Buffer.byteLength(near) < Buffer.byteLength(path) ? near : path;
  if (Buffer.byteLength(shorter) <= longestPath) return shorter;
  throw new StartRefusal(
    `The path ${shorter} is longer than the ${longestPath} bytes that a socket may have: give a shorter DATA_DIR.`,
  );
}

const longestAnswer = 10_000_000;

/** A server that works says so every few seconds, however long a command takes; one that is stopped or hangs does not. Milliseconds. */
export const worksEveryMs = 5_000;
const silenceMs = 30_000;

/** Line by line: that it works, what is said meanwhile, and at last the answer. */
export type Line = { readonly works: true } | { readonly says: string } | { readonly answers: CommandAnswer };

/**
 * Asks the process that holds the data folder; undefined when none does. What it says meanwhile goes to `hear`. Throws a StartRefusal
 * where it says nothing at all for `limitMs`, or goes away.
 */
export async function askRunning(
  dataDir: string,
  command: CommandRequest,
  hear: (line: string) => void,
  limitMs = silenceMs,
): Promise<CommandAnswer | undefined> {
  const socket = createConnection({ path: socketPath(dataDir), allowHalfOpen: true });
  const connected = await new Promise<boolean>((resolve) => {
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
  });
  if (!connected) return undefined;
  const unheard = `The server that uses ${dataDir} has said nothing for ${limitMs / 1000} s: it hangs or was halted.`;
  socket.setTimeout(limitMs, () => socket.destroy(new StartRefusal(unheard, exitCodes.temporary)));
  socket.write(`${JSON.stringify(command)}\n`);
  return new Promise((resolve, reject) => {
    eachLine(socket, longestAnswer, (text) => {
      const line = JSON.parse(text) as Line;
      if ('works' in line) return;
      if ('says' in line) return hear(line.says);
      socket.end();
      resolve(line.answers);
    });
    const away = new StartRefusal('The server went away before it answered.', exitCodes.temporary);
    socket.once('end', () => reject(away));
    socket.once('error', (error) => reject(error instanceof StartRefusal ? error : away));
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
