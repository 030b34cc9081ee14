import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/**
 * Kills this process without a chance to finish anything, just before its `nth` call that changes a file. The product knows
 * nothing of it: Node's own functions are put in the place of Node's own functions.
 */
export function dieAtChange(nth: number): void {
  let calls = 0;
  const names = [
    'openSync',
    'writeFileSync',
    'writeSync',
    'fsyncSync',
    'renameSync',
    'rmSync',
    'linkSync',
  ] as const;
  for (const name of names) {
    const real = fs[name] as (...args: unknown[]) => unknown;
    Object.assign(fs, {
      [name]: (...args: unknown[]) => {
        calls += 1;
        if (calls === nth) process.kill(process.pid, 'SIGKILL');
        return real(...args);
      },
    });
  }
  syncBuiltinESMExports();
}
