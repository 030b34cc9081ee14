import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from './child.mjs';

function filesUnder(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : filesUnder(path);
    return entry.isFile() ? [path] : [];
  });
}

/** One hash over everything that something is made of, paths included, so that a deleted file counts as a change. */
export function hashOf({ folders, files }) {
  const all = [
    ...folders.flatMap((name) => filesUnder(join(root, name))),
    ...files.map((name) => join(root, name)),
  ];
  const hash = createHash('sha256');
  for (const file of all.filter((path) => existsSync(path)).sort()) {
    hash
      .update(`${relative(root, file)}\0`)
      .update(readFileSync(file))
      .update('\0');
  }
  return hash.digest('hex');
}
