import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));

export type ChangedBuild = { readonly from: string; readonly name: string; readonly close: () => void };
export type Change = { readonly name: string; readonly was: string; readonly is: string };

/**
 * A copy of the built product in which one thing is another: a fault that a proof has to find. It lies where the same packages
 * are found; `close` takes it away. `was` has to stand there once, or the fault would be another one.
 */
export function changedBuild({ name, was, is }: Change): ChangedBuild {
  const cache = join(root, 'node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  const from = mkdtempSync(join(cache, 'due-weight-changed-'));
  cpSync(join(root, 'build'), join(from, 'build'), { recursive: true });
  symlinkSync(join(root, 'public'), join(from, 'public'));
  symlinkSync(join(root, 'package.json'), join(from, 'package.json'));
  const file = join(from, 'build', 'server.js');
  const source = readFileSync(file, 'utf8');
  if (source.split(was).length !== 2) throw new Error(`It is not there once: ${name}.`);
  writeFileSync(
    file,
    source.replace(was, () => is),
  );
  return { from, name, close: () => rmSync(from, { recursive: true, force: true }) };
}
