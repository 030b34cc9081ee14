import { chmodSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import * as z from 'zod/mini';
import type { House } from '../house.ts';
import { eachLine, type Line, socketPath } from './ask-running.ts';
import { runCommand } from './commands.ts';

const request = z.strictObject({
  words: z.array(z.string().check(z.maxLength(10_000))).check(z.maxLength(200)),
  origin: z.string(),
});
/** UTF-16 units. */
const longestRequest = 64_000;

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

function firstLine(socket: Socket, most: number): Promise<string> {
  return new Promise((resolve, reject) => {
    eachLine(socket, most, resolve);
    socket.once('end', () => reject(new Error('no line')));
    socket.once('error', reject);
  });
}
