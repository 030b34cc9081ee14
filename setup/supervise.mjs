import { spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { endOf, exitCodeOf, passSignalsTo, root } from './child.mjs';
import { exitCodes, isCleanRefusal } from './refusal.mjs';
import { say } from './say.mjs';

const tooSoonMs = 2_000;
const restartAfterMs = 200;

/**
 * One thread beside the server clears memory, not four: on two cores four took both for a tenth of a second, several times a minute
 * where much is said, and everybody waited (decision 89). And it does so when memory in use has become three times what it was after
 * the last time, not half as much again: each time holds everybody up for 10 to 20 ms (decision 91).
 */
export const serverFlags = ['--v8-pool-size=1', '--heap-growing-percent=200'];

/**
 * Keeps the built server running and answers the exit code to leave with. The engine can abort the whole process on a
 * damaged byte, so a death by signal or by an uncaught error is answered with a restart. Left alone: a clean stop, a
 * clean refusal, and a server that died twice within two seconds of its start. Of a server that was running before, a refusal that can
 * pass by itself is tried again after `againAfterMs`; at the first start somebody sits there and reads it. One that is told to stop has
 * `longestStopMs` for it: a release that is being signed is waited for half a minute, and what follows has ten seconds.
 */
export async function supervise(env, { againAfterMs = 5_000, longestStopMs = 45_000 } = {}) {
  let early = 0;
  let wasRunning = false;
  for (;;) {
    const startedAt = performance.now();
    const end = await serveOnce(env, longestStopMs);
    if (wasRunning && end.code === exitCodes.temporary && !end.told) {
      say(`That can pass by itself: tried again every ${againAfterMs / 1000} s.`);
      await pause(againAfterMs);
      continue;
    }
    if (end.told || end.code === 0 || isCleanRefusal(end.code ?? 0)) return exitCodeOf(end);
    early = performance.now() - startedAt < tooSoonMs ? early + 1 : 0;
    const how = end.signal ?? `exit code ${end.code}`;
    if (early === 2) {
      say(`The server died twice just after its start (${how}): it is not started again.`);
      return exitCodeOf(end);
    }
    say(`The server died (${how}): starting it again.`);
    wasRunning = true;
    await pause(restartAfterMs);
  }
}

async function serveOnce(env, longestStopMs) {
  const args = ['--enable-source-maps', ...serverFlags, 'build/server.js'];
  const [command, ...words] = withoutCoreFile([process.execPath, ...args]);
  const child = spawn(command, words, { cwd: root, env, stdio: 'inherit' });
  const told = passSignalsTo(child, longestStopMs);
  const end = await endOf(child, 'The server');
  return { ...end, told: told() };
}

/**
 * A process that aborts leaves a core file where the system says so: all that it held in memory, children's words among
 * it. Node cannot turn that off for itself; a shell can, and then becomes the process.
 */
function withoutCoreFile(command) {
  if (process.platform === 'win32') return command;
  return ['/bin/sh', '-c', 'ulimit -c 0 && exec "$0" "$@"', ...command];
}
