import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { tempFolder } from '../../support/processes/temp.ts';

export type SmallDisk = {
  readonly path: string;
  /** Writes until the disk takes not one byte more. Again whenever something was let go. */
  readonly fill: () => void;
  readonly free: () => void;
  readonly remove: () => void;
};

const step = Buffer.alloc(1_048_576);

/** A disk of its own size, in memory: what is full there is full for whoever writes, and for nobody else on this machine. */
export function smallDisk(megabytes: number): SmallDisk {
  const folder = tempFolder('disk');
  const ballast = join(folder.path, 'ballast');
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0700`, 'due-weight', folder.path], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
  } catch (error) {
    folder.remove();
    throw new Error(`A disk that can be filled has to be mounted, which this user may not: ${String(error)}`);
  }
  mkdirSync(join(folder.path, 'data'), { mode: 0o700 });
  let mounted = true;
  function remove(): void {
    if (!mounted) return;
    mounted = false;
    execFileSync('umount', ['-l', folder.path]);
    folder.remove();
  }
  process.once('exit', remove);
  return {
    path: join(folder.path, 'data'),
    fill() {
      const file = openSync(ballast, 'a');
      try {
        for (let size = step.length; size >= 1; )
          try {
            if (writeSync(file, step, 0, size) < size) size = Math.floor(size / 2);
          } catch (error) {
            if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
            size = Math.floor(size / 2);
          }
      } finally {
        closeSync(file);
      }
    },
    free: () => rmSync(ballast, { force: true }),
    remove,
  };
}
