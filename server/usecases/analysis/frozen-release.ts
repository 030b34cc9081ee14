import { releaseFileNames, releaseFileOf } from '../../../db/queries/analysis/releases.ts';
import type { Deps } from '../deps.ts';
import { readReleaseFile } from './compose-release.ts';
import { manifestName } from './freeze-release.ts';
import type { FrozenRelease } from './release.ts';
import { hashesIn } from './signed-files.ts';

/** A large one is some megabytes. */
const mostFrozen = 24;

/**
 * A release as it was signed: read and parsed once, for every page that names it; of many, those that were read last stay in memory. Undefined where its
 * file is gone. Whoever takes a file along is given its bytes, held against the hash (`readReleaseBytes`).
 */
export async function frozenRelease(
  deps: Deps,
  row: { readonly id: string; readonly hash: Uint8Array },
): Promise<FrozenRelease | undefined> {
  const hash = Buffer.from(row.hash).toString('hex');
  const known = deps.frozen.get(row.id);
  const found = known?.hash === hash ? known : await read(deps, row.id, hash);
  if (!found) return undefined;
  // The newest last: the first of a map is the one that nobody asked for longest.
  deps.frozen.delete(row.id);
  deps.frozen.set(row.id, found);
  for (const id of deps.frozen.keys()) {
    if (deps.frozen.size <= mostFrozen) break;
    deps.frozen.delete(id);
  }
  return found;
}

async function read(deps: Deps, id: string, hash: string): Promise<FrozenRelease | undefined> {
  const { control } = deps.databases;
  const [names, file, signed] = await Promise.all([
    releaseFileNames(control, id),
    releaseFileOf(control, id, 'release.json'),
    releaseFileOf(control, id, manifestName),
  ]);
  if (!file) return undefined;
  const signedFile = signed ?? file;
  const listed = hashesIn(signedFile);
  return {
    hash,
    signedFile: signedFile.name,
    files: names.map(({ name, mediaType }) => ({ name, mediaType, sha256: listed.get(name) ?? '' })),
    release: readReleaseFile(file.bytes),
  };
}
