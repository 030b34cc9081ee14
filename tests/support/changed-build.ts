import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

export type Change = { readonly name: string; readonly was: string; readonly is: string };

export type ChangedBuild = { readonly from: string; readonly name: string; readonly close: () => void };

/**
 * A copy of the built product in which one thing is another: what a proof has to notice. It lies where the same packages are
 * found; `close` takes it away.
 */
export function changeBuild({ name, was, is }: Change): ChangedBuild {
  const cache = join(root, 'node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  const from = mkdtempSync(join(cache, 'due-weight-hole-'));
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
