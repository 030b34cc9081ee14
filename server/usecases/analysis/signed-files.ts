import type { ReleaseFile } from '../../../db/queries/analysis/releases.ts';
import { manifestEntries, manifestName, sha256 } from './freeze-release.ts';

/** Name → SHA-256 of what the signed file of a release names, and of itself. One of version 1 has one file, and that is signed itself. */
export function hashesIn(signed: ReleaseFile): ReadonlyMap<string, string> {
  const own = [signed.name, sha256(signed.bytes)] as const;
  if (signed.name !== manifestName) return new Map([own]);
  return new Map([own, ...manifestEntries(signed.bytes)]);
}

/** Whether each of these files is the signed one, or stands in it with its hash, and that has this hash. */
export function areSigned(
  files: readonly ReleaseFile[],
  { signed, hash }: { readonly signed: ReleaseFile; readonly hash: Uint8Array },
): boolean {
  const listed = hashesIn(signed);
  const right = files.every((file) => listed.get(file.name) === sha256(file.bytes));
  return right && sha256(signed.bytes) === Buffer.from(hash).toString('hex');
}

/** Whether these are all files of a release, as the organisation signed them. */
export function isWhole(
  files: readonly ReleaseFile[],
  { hash, isSignature }: { readonly hash: Uint8Array; readonly isSignature: (bytes: Uint8Array) => boolean },
): boolean {
  const signed = files.find(({ name }) => name === manifestName) ?? files[0];
  if (!signed || !areSigned(files, { signed, hash }) || !isSignature(signed.bytes)) return false;
  return hashesIn(signed).size === files.length;
}
