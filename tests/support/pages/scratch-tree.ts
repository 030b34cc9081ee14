import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { tempFolder } from '../processes/temp.ts';

export const root = join(import.meta.dirname, '..', '..', '..');

/** A folder of its own for one test, with the files given, gone when the test has finished. */
export function scratchTree(files: Record<string, string>): string {
  const { path: folder, remove } = tempFolder();
  onTestFinished(remove);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** The same, where the installed packages can be imported. */
export function scratchProject(files: Record<string, string>): string {
  const folder = scratchTree(files);
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}
