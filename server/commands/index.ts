import { originsOf, readEnv, StartRefusal } from '../env.ts';
import { openHouse } from '../house.ts';
import { runCommand } from './commands.ts';
import { askRunning } from './socket.ts';

/** The command line: speaks to the process that holds the data folder, or holds it itself while nothing runs. */
async function main(): Promise<number> {
  const env = readEnv();
  const words = process.argv.slice(2);
  const request = { words, origin: originsOf(env)[0] ?? '' };
  let answer = await askRunning(env.DATA_DIR, request, (line) => process.stderr.write(`${line}\n`));
  if (!answer) {
    const house = await openHouse(env, { workerFile: new URL('./screening-worker.js', import.meta.url) });
    answer = await runCommand(house, request);
    await house.close();
  }
  process.stdout.write(answer.lines.map((line) => `${line}\n`).join(''));
  return answer.exitCode;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(error instanceof StartRefusal ? error.exitCode : 70);
  },
);
