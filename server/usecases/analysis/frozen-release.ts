import { releaseFileNames, releaseFileOf } from '../../../db/queries/analysis/releases.ts';
import type { Deps } from '../deps.ts';
import { readReleaseFile } from './compose-release.ts';
import { manifestName } from './freeze-release.ts';
import type { FrozenRelease } from './release.ts';
import { areSigned, hashesIn } from './signed-files.ts';

/** A large one is some megabytes. */
const mostFrozen = 24;

/** What is thrown of a release that is not what was signed. */
export const notSigned = 'A release file does not have its signed hash.';

type Row = {
  readonly id: string;
  readonly consultationId: string;
  readonly hash: Uint8Array;
  readonly signature: Uint8Array;
};

/**
 * A release as it was signed: read, held against its signed hash and parsed once, for every page that names it; of many, those that were read last stay
 * in memory. Undefined where what is stored is not what was signed, or is gone: whoever runs the site is told once, and nothing of it is shown as signed.
 * Whoever takes a file along is given its bytes, held against the hash each time (`readReleaseBytes`).
 */
export async function frozenRelease(deps: Deps, row: Row): Promise<FrozenRelease | undefined> {
  const hash = Buffer.from(row.hash).toString('hex');
  const known = deps.frozen.get(row.id);
  const found = known?.hash === hash ? known : await read(deps, row, hash);
  if (!found) {
    if (!deps.damaged.has(row.id)) deps.onDamaged(row.consultationId, new Error(notSigned));
    deps.damaged.add(row.id);
    return undefined;
  }
  deps.damaged.delete(row.id);
  // The newest last: the first of a map is the one that nobody asked for longest.
  deps.frozen.delete(row.id);
  deps.frozen.set(row.id, found);
  for (const id of deps.frozen.keys()) {
    if (deps.frozen.size <= mostFrozen) break;
    deps.frozen.delete(id);
  }
  return found;
}

async function read(deps: Deps, row: Row, hash: string): Promise<FrozenRelease | undefined> {
  const { control } = deps.databases;
  const [names, file, manifest] = await Promise.all([
    releaseFileNames(control, row.id),
    releaseFileOf(control, row.id, 'release.json'),
    releaseFileOf(control, row.id, manifestName),
  ]);
  if (!file) return undefined;
  const signed = manifest ?? file;
  const isSignature = (bytes: Uint8Array) => deps.secrets.verify(bytes, row.signature);
  if (!areSigned([file], { signed, hash: row.hash, isSignature })) return undefined;
  const listed = hashesIn(signed);
  return {
    hash,
    signedFile: signed.name,
    files: names.map(({ name, mediaType }) => ({ name, mediaType, sha256: listed.get(name) ?? '' })),
    release: readReleaseFile(file.bytes),
  };
}
