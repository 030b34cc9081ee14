import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { programArgs } from '../processes/program.ts';
import type { Deeds } from './deeds/deeds.ts';

const run = fileURLToPath(new URL('./deeds/run.ts', import.meta.url));
const withinMs = 120_000;

/**
 * Does something by use cases in the data that `settings` open, in a process of its own: to load all that the product is made of would take
 * each worker of a test runner longer than the deed. Answers what the deed answers, as JSON.
 */
export function byUseCases<Name extends keyof Deeds>(
  settings: Readonly<NodeJS.ProcessEnv>,
  name: Name,
  given: Deeds[Name]['given'],
): Promise<Deeds[Name]['answers']> {
  return new Promise((resolve, reject) => {
    const words = [...programArgs(run), name, JSON.stringify(given)];
    execFile(process.execPath, words, { env: settings, timeout: withinMs }, (error, stdout, stderr) => {
      if (error) reject(new Error(`${name}: ${error.message}\n${stderr}`));
      else resolve(JSON.parse(stdout) as Deeds[Name]['answers']);
    });
  });
}
