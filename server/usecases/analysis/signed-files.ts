import type { ReleaseFile } from '../../../db/queries/analysis/releases.ts';
import { manifestEntries, manifestName, sha256 } from './freeze-release.ts';

/** Name → SHA-256 of what the signed file of a release names, and of itself. One of version 1 has one file, and that is signed itself. */
export function hashesIn(signed: ReleaseFile): ReadonlyMap<string, string> {
  const own = [signed.name, sha256(signed.bytes)] as const;
  if (signed.name !== manifestName) return new Map([own]);
  return new Map([own, ...manifestEntries(signed.bytes)]);
}

type Signed = { readonly hash: Uint8Array; readonly isSignature: (bytes: Uint8Array) => boolean };

/**
 * Whether each of these files is the signed one, or stands in it with its hash, and that has this hash and this signature: pages of the database carry
 * no tag of integrity, and whoever can write there could write another hash beside other numbers, but no signature.
 */
export function areSigned(
  files: readonly ReleaseFile[],
  { signed, hash, isSignature }: Signed & { readonly signed: ReleaseFile },
): boolean {
  const listed = hashesIn(signed);
  const right = files.every((file) => listed.get(file.name) === sha256(file.bytes));
  return right && sha256(signed.bytes) === Buffer.from(hash).toString('hex') && isSignature(signed.bytes);
}

/** Whether these are all files of a release, as the organisation signed them. */
export function isWhole(files: readonly ReleaseFile[], of: Signed): boolean {
  const signed = files.find(({ name }) => name === manifestName) ?? files[0];
  if (!signed || !areSigned(files, { ...of, signed })) return false;
  return hashesIn(signed).size === files.length;
}
