import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Env, exitCodes, originsOf, readEnv, StartRefusal } from '../env.ts';
import { giveWay } from '../threads/give-way.ts';
import { askRunning } from './ask-running.ts';
import type { CommandRequest } from './commands.ts';
import type { CommandAnswer } from './options.ts';
import { refuseOtherUser } from './owner.ts';
import { answerToWords, withFolders } from './usage.ts';

/** Milliseconds that a command waits for another one, or for a server that is starting. */
const waitMs = 10_000;
const lookAgainMs = 100;

/** Runs a command about a data folder: by the process that holds it, or by holding it while nothing runs. Answers the exit code. */
export async function runInHouse(typed: readonly string[]): Promise<number> {
  const answer = answerToWords(typed) ?? (await carryOut(typed));
  const stream = answer.exitCode === exitCodes.usage ? process.stderr : process.stdout;
  // The process exits next: what a pipe does not take at once would be lost, and some answers are given once.
  await new Promise<void>((written) =>
    stream.write(answer.lines.map((line) => `${line}\n`).join(''), () => written()),
  );
  return answer.exitCode;
}

async function carryOut(typed: readonly string[]): Promise<CommandAnswer> {
  const env = readEnv();
  // Folders are meant from where the command was typed, and the process that runs may stand elsewhere.
  const words = withFolders(typed, (folder) => resolve(folder));
  const request = { words, origin: originsOf(env)[0] ?? '' };
  // A large site takes minutes of a drill, in which nobody would be answered: it changes nothing, reads what runs from beside it, and leaves
  // it the processor.
  if (words[0] === 'restore' && words.includes('--drill')) {
    giveWay();
    return alone(env, request);
  }
  // Whoever stops a server for a folder that is no backup has stopped it for nothing.
  if (words[0] === 'restore') {
    const { whatIsNoBackup } = await import('./restore.ts');
    const refused = whatIsNoBackup(words.slice(1));
    if (refused) return refused;
  }
  const until = performance.now() + waitMs;
  for (;;) {
    const answer = await askRunning(env.DATA_DIR, request, (line) => process.stderr.write(`${line}\n`));
    if (answer) return answer;
    try {
      return await alone(env, request);
    } catch (error) {
      if (!isInUse(error) || performance.now() > until) throw error;
      await pause(lookAgainMs);
    }
  }
}

async function alone(env: Env, request: CommandRequest): Promise<CommandAnswer> {
  refuseOtherUser(env, process.getuid?.());
  // The process that runs answers a restore with a refusal.
  if (request.words[0] === 'restore') {
    const { restoreAlone } = await import('./restore.ts');
    return restoreAlone(env, request.words.slice(1));
  }
  const [{ openHouse }, { runCommand }] = await Promise.all([import('../house.ts'), import('./commands.ts')]);
  const workerFile = new URL('./screening-worker.js', import.meta.url);
  const house = await openHouse(env, { workerFile, mayBegin: false });
  try {
    return await runCommand(house, request);
  } finally {
    await house.close();
  }
}

function isInUse(error: unknown): boolean {
  const cause = error instanceof StartRefusal ? error.cause : undefined;
  return cause instanceof Error && 'code' in cause && cause.code === 'data-folder-in-use';
}
