import { chmodSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import * as z from 'zod/mini';
import { exitCodes } from '../env.ts';
import type { House } from '../house.ts';
import { refusalOf } from '../refusal-of.ts';
import { eachLine, type Line, socketPath, worksEveryMs } from './ask-running.ts';
import { runCommand } from './commands.ts';
import type { CommandAnswer } from './options.ts';

const request = z.strictObject({
  words: z.array(z.string().check(z.maxLength(10_000))).check(z.maxLength(200)),
  origin: z.string(),
});
/** UTF-16 units. */
const longestRequest = 64_000;

/** Milliseconds in which a command that is under way can end before a stop closes its connection. */
const patienceMs = 2_000;

/**
 * Takes commands for the data folder this process holds. Mode 0600: whoever may read the data may command. `fault` is told of defects.
 * Answers how to close it.
 */
export async function listenForCommands(
  dataDir: string,
  house: House,
  fault: (error: unknown) => void = () => undefined,
): Promise<() => Promise<void>> {
  const path = socketPath(dataDir);
  // The lock is ours, so a socket that lies here is left over from a process that was killed.
  rmSync(path, { force: true });
  const closing = new AbortController();
  const open = new Set<Socket>();
  const working = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    open.add(socket);
    // Whoever asked says nothing after its one line: what ends the other side is that it is gone.
    const gone = new AbortController();
    socket.once('end', () => gone.abort());
    socket.once('error', () => gone.abort());
    socket.once('close', () => {
      gone.abort();
      open.delete(socket);
    });
    const tell = (line: Line) => socket.write(`${JSON.stringify(line)}\n`);
    const wait = {
      say: (says: string) => void tell({ says }),
      gone: AbortSignal.any([gone.signal, closing.signal]),
    };
    firstLine(socket, longestRequest)
      .then(async (text) => {
        const parsed = z.safeParse(request, JSON.parse(text));
        working.add(socket);
        const works = setInterval(() => tell({ works: true }), worksEveryMs);
        const answers: CommandAnswer = parsed.success
          ? await runCommand(house, parsed.data, wait).catch(failedBy)
          : { lines: ['That command cannot be read.'], exitCode: 64 };
        clearInterval(works);
        tell({ answers });
        working.delete(socket);
        if (closing.signal.aborted) socket.destroySoon();
        else socket.end();
      })
      .catch(() => socket.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, resolve);
  });
  chmodSync(path, 0o600);
  return async () => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    // A command that waits for people is told that its request stands; then nothing holds the server up.
    closing.abort();
    for (const socket of open) if (!working.has(socket)) socket.destroySoon();
    const late = setTimeout(() => {
      for (const socket of open) socket.destroy();
    }, patienceMs);
    await closed;
    clearTimeout(late);
  };

  function failedBy(error: unknown): CommandAnswer {
    const refused = refusalOf(error);
    if (refused) return { lines: [refused.message], exitCode: refused.exitCode };
    fault(error);
    return { lines: ['The command failed: the log of the server says where.'], exitCode: exitCodes.software };
  }
}

function firstLine(socket: Socket, most: number): Promise<string> {
  return new Promise((resolve, reject) => {
    eachLine(socket, most, resolve);
    socket.once('end', () => reject(new Error('no line')));
    socket.once('error', reject);
  });
}
