import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { delimiter, join } from 'node:path';

type FileCall =
  | 'openSync'
  | 'writeFileSync'
  | 'writeSync'
  | 'fsyncSync'
  | 'renameSync'
  | 'rmSync'
  | 'copyFileSync'
  | 'linkSync';

export type Death = {
  /** One more step. */
  readonly step: () => void;
  /** From now on each call of these is a step, before it happens. */
  readonly atFiles: (names: readonly FileCall[]) => void;
};

/**
 * What tests/support/processes/killed-stages.ts asks of a program, in its environment: at the step KILL_AT it is gone, without a chance to
 * finish anything; or at each step the folders FOLDERS are copied below PHOTOS, as a kill just then would have left them. The product
 * knows nothing of it: Node's own functions are put in the place of Node's own functions.
 */
export function createDeath(): Death {
  const { KILL_AT = '0', PHOTOS, FOLDERS = '' } = process.env;
  let steps = 0;
  const step = () => {
    steps += 1;
    if (steps === Number(KILL_AT)) process.kill(process.pid, 'SIGKILL');
    if (PHOTOS === undefined) return;
    const to = join(PHOTOS, String(steps));
    fs.mkdirSync(to);
    const there = FOLDERS.split(delimiter).filter((folder) => fs.existsSync(folder));
    // By a program of its own: who opens and closes a file of its database itself lets go of its locks.
    const { status } = spawnSync('cp', ['-a', ...there, to]);
    if (status !== 0) throw new Error(`Step ${steps} could not be copied.`);
  };
  return {
    step,
    atFiles(names) {
      for (const name of names) {
        const real = fs[name] as (...args: unknown[]) => unknown;
        const mortal = (...args: unknown[]) => {
          step();
          return real(...args);
        };
        Object.assign(fs, { [name]: mortal });
      }
      syncBuiltinESMExports();
    },
  };
}
