import { releaseById, releaseFiles, releases } from '../../../db/queries/releases.ts';
import { responsesTo } from '../../../db/queries/responses.ts';
import type { FindingResponse } from '../../core/analysis/findings.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { Deps } from '../deps.ts';
import { type Release, readReleaseFile } from './compose-release.ts';
import { manifestName, sha256 } from './freeze-release.ts';

export type PublicRelease = {
  readonly id: string;
  readonly day: string;
  readonly signedBy: string;
  /** SHA-256 of the signed file, in hexadecimal, and the organisation's Ed25519 signature over it, in base64. */
  readonly hash: string;
  readonly signature: string;
  /** The manifest of all files; a release of version 1 has one file, and that is signed itself. */
  readonly signedFile: string;
  readonly files: readonly { readonly name: string; readonly mediaType: string; readonly sha256: string }[];
  readonly release: Release;
  readonly responses: readonly FindingResponse[];
};

/** Every release of this site, for anybody. Nothing is refused. */
export async function readReleases(
  deps: Deps,
  _actor: Actor,
  _input: object,
): Promise<Outcome<readonly PublicRelease[]>> {
  const rows = await releases(deps.databases.control);
  const found = await Promise.all(rows.map((row) => publicRelease(deps, row.id)));
  return done(found.filter((each) => each !== undefined));
}

/** One release from its frozen file, with what was answered to it; nothing is computed again. Refusal: `not-found`. */
export async function readRelease(
  deps: Deps,
  _actor: Actor,
  input: { id: string },
): Promise<Outcome<PublicRelease>> {
  const found = await publicRelease(deps, input.id);
  return found ? done(found) : refuse('not-found');
}

/** The releases of one consultation. */
export async function releasesOf(deps: Deps, consultationId: string): Promise<readonly PublicRelease[]> {
  const rows = await releases(deps.databases.control, consultationId);
  const found = await Promise.all(rows.map((row) => publicRelease(deps, row.id)));
  return found.filter((each) => each !== undefined);
}

async function publicRelease(deps: Deps, id: string): Promise<PublicRelease | undefined> {
  const control = deps.databases.control;
  const row = await releaseById(control, id);
  if (!row) return undefined;
  const [files, responses] = await Promise.all([releaseFiles(control, id), responsesTo(control, id)]);
  const file = files.find((each) => each.name === 'release.json');
  if (!file) return undefined;
  return {
    id: row.id,
    day: row.day,
    signedBy: row.signedBy,
    hash: Buffer.from(row.hash).toString('hex'),
    signature: Buffer.from(row.signature).toString('base64'),
    signedFile: signedOf(files).name,
    files: files.map(({ name, mediaType, bytes }) => ({ name, mediaType, sha256: sha256(bytes) })),
    release: readReleaseFile(file.bytes),
    responses,
  };
}

/**
 * A file of a release, byte for byte as it was signed. Refusal: `not-found`. Throws when the bytes are not what was signed:
 * then nothing is served as the release.
 */
export async function readReleaseBytes(
  deps: Deps,
  _actor: Actor,
  input: { id: string; name: string },
): Promise<Outcome<{ readonly mediaType: string; readonly bytes: Uint8Array }>> {
  const control = deps.databases.control;
  const row = await releaseById(control, input.id);
  const files = row ? await releaseFiles(control, row.id) : [];
  const file = files.find((each) => each.name === input.name);
  if (!row || !file) return refuse('not-found');
  const signed = signedOf(files);
  const listed =
    file === signed ||
    Buffer.from(signed.bytes)
      .toString()
      .includes(`${sha256(file.bytes)}  ${file.name}\n`);
  if (!listed || sha256(signed.bytes) !== Buffer.from(row.hash).toString('hex'))
    throw new Error('A release file does not have its signed hash.');
  return done({ mediaType: file.mediaType, bytes: file.bytes });
}

function signedOf<T extends { readonly name: string }>(files: readonly T[]): T {
  const [first] = files;
  const signed = files.find((file) => file.name === manifestName) ?? first;
  if (!signed) throw new Error('A release has no file.');
  return signed;
}
