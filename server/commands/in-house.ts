import { resolve } from 'node:path';
import { originsOf, readEnv } from '../env.ts';
import { askRunning } from './ask-running.ts';

/** Runs a command about a data folder: by the process that holds it, or by holding it while nothing runs. Answers the exit code. */
export async function runInHouse(typed: readonly string[]): Promise<number> {
  const env = readEnv();
  const words = fromHere(typed);
  const request = { words, origin: originsOf(env)[0] ?? '' };
  let answer = await askRunning(env.DATA_DIR, request, (line) => process.stderr.write(`${line}\n`));
  // The process that runs answers a restore with a refusal, or with a drill.
  if (!answer && words[0] === 'restore') {
    const { restoreAlone } = await import('./restore.ts');
    answer = await restoreAlone(env, words.slice(1));
  }
  if (!answer) {
    const [{ openHouse }, { runCommand }] = await Promise.all([
      import('../house.ts'),
      import('./commands.ts'),
    ]);
    const house = await openHouse(env, { workerFile: new URL('./screening-worker.js', import.meta.url) });
    answer = await runCommand(house, request);
    await house.close();
  }
  process.stdout.write(answer.lines.map((line) => `${line}\n`).join(''));
  return answer.exitCode;
}

/** Folders are meant from where the command was typed, and the process that runs may stand elsewhere. */
function fromHere(words: readonly string[]): readonly string[] {
  const isPlace = (index: number) =>
    words[index - 1] === '--to' ||
    (words[0] === 'restore' && index > 0 && !words[index]?.startsWith('--')) ||
    (words[0] === 'consultation' && words[1] === 'take' && index === 2);
  return words.map((word, index) => (isPlace(index) ? resolve(word) : word));
}
