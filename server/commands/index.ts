import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { originsOf, readEnv, StartRefusal } from '../env.ts';
import { openHouse } from '../house.ts';
import { runCommand } from './commands.ts';
import { importFile } from './import.ts';
import { protectTables } from './protect.ts';
import { restoreAlone } from './restore.ts';
import { screenLines } from './screen.ts';
import { askRunning } from './socket.ts';

/** The command line: speaks to the process that holds the data folder, or holds it itself while nothing runs. */
async function main(): Promise<number> {
  // These need no setting and open nothing: they are asked before any of that is read.
  if (process.argv[2] === 'screen') {
    const streams = { input: process.stdin, output: process.stdout, errors: process.stderr };
    return screenLines(process.argv.slice(3), streams);
  }
  if (process.argv[2] === 'protect') return protectTables(process.argv.slice(3), process.stderr);
  if (process.argv[2] === 'import') {
    const childFile = fileURLToPath(new URL('./import-child.cjs', import.meta.url));
    return importFile(process.argv.slice(3), { output: process.stdout, errors: process.stderr, childFile });
  }
  const env = readEnv();
  const words = fromHere(process.argv.slice(2));
  const request = { words, origin: originsOf(env)[0] ?? '' };
  let answer = await askRunning(env.DATA_DIR, request, (line) => process.stderr.write(`${line}\n`));
  // The process that runs answers a restore with a refusal, or with a drill.
  if (!answer && words[0] === 'restore') answer = await restoreAlone(env, words.slice(1));
  if (!answer) {
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
    words[index - 1] === '--to' || (words[0] === 'restore' && index > 0 && !words[index]?.startsWith('--'));
  return words.map((word, index) => (isPlace(index) ? resolve(word) : word));
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(error instanceof StartRefusal ? error.exitCode : 70);
  },
);
