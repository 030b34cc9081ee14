import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

type FileCall =
  | 'openSync'
  | 'writeFileSync'
  | 'writeSync'
  | 'fsyncSync'
  | 'renameSync'
  | 'rmSync'
  | 'linkSync';

export type Death = {
  /** One more step; at the nth this process is gone, without a chance to finish anything. */
  readonly step: () => void;
  /** From now on each call of these is a step, before it happens. */
  readonly atFiles: (names: readonly FileCall[]) => void;
};

/** The product knows nothing of it: Node's own functions are put in the place of Node's own functions. */
export function createDeath(nth: number): Death {
  let steps = 0;
  const step = () => {
    steps += 1;
    if (steps === nth) process.kill(process.pid, 'SIGKILL');
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
