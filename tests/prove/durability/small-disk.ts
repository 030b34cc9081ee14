import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** A disk of its own under a data folder, so small that it can be filled. */
export type SmallDisk = {
  /** Writes until nothing more fits. */
  readonly fill: () => void;
  readonly empty: () => void;
  readonly remove: () => void;
};

/** Mounts a tmpfs of so many megabytes as this folder; undefined where this process may mount nothing. */
export function mountSmallDisk(folder: string, megabytes: number): SmallDisk | undefined {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const options = `size=${megabytes}m,mode=700`;
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder]).status !== 0) return undefined;
  const ballast = join(folder, 'ballast');
  return {
    fill() {
      const file = openSync(ballast, 'w', 0o600);
      // Large pieces first, then what is left of the last page.
      for (const size of [1_048_576, 4_096, 1]) {
        const piece = Buffer.alloc(size);
        try {
          while (writeSync(file, piece) === size);
        } catch (error) {
          if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
        }
      }
      closeSync(file);
    },
    empty: () => rmSync(ballast, { force: true }),
    remove: () => void spawnSync('umount', ['-l', folder]),
  };
}
