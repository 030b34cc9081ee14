import { spawn } from 'node:child_process';
import { endOf, exitCodeOf, passSignalsTo, root } from './child.mjs';
import { prepare } from './prepare.mjs';
import { programOf } from './programs.mjs';

/**
 * `npm run bench|prove|replay|pictures -- …`: sets up, then hands over to `tests/<kind>/run.ts` with the arguments as
 * they came. Set-up speaks on standard error, so the last line of standard output is the figure's JSON.
 */
export async function run([kind, ...args]) {
  await prepare({ build: true, programs: true, toolchain: true });
  const child = spawn(process.execPath, figureCommand(kind, args), { cwd: root, stdio: 'inherit' });
  passSignalsTo(child);
  process.exitCode = exitCodeOf(await endOf(child, 'The figure'));
}

/**
 * What drives a `bench` shares its cores with what it measures: it clears memory with one thread, and seldom. With four threads it took
 * both of two cores in moments, and what waited for a core then was counted as slow, on either side (decision 97).
 */
const benchFlags = ['--v8-pool-size=1', '--heap-growing-percent=400'];

/** The arguments with which Node runs a figure, once `programs` are prepared. */
export function figureCommand(kind, args) {
  return [...(kind === 'bench' ? benchFlags : []), programOf(`${kind}/run.ts`), ...args];
}
