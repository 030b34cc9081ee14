import { rmSync } from 'node:fs';

/** Removes each of these files and folders that can be removed, and answers why others could not be: one keeps none of the rest. */
export function removeEach(paths: readonly string[]): readonly unknown[] {
  return paths.flatMap((path) => {
    try {
      rmSync(path, { recursive: true, force: true });
      return [];
    } catch (error) {
      return [error];
    }
  });
}
