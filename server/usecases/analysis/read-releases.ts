import {
  type ReleaseFile,
  releaseById,
  releaseFileOf,
  releaseFiles,
  releaseGaps,
  releases,
} from '../../../db/queries/analysis/releases.ts';
import { responsesTo } from '../../../db/queries/analysis/responses.ts';
import type { FindingResponse } from '../../core/analysis/findings.ts';
import type { ReleaseGap } from '../../core/analysis/release-gaps.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { Deps } from '../deps.ts';
import { changesBehind, type FindingChange } from './changes-behind.ts';
import { manifestName, publicKeyName, signatureName } from './freeze-release.ts';
import { frozenRelease, notSigned } from './frozen-release.ts';
import type { Release } from './release.ts';
import { areSigned } from './signed-files.ts';

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

/** Every release of this site, for anybody, but those that are not what was signed. Nothing is refused. */
export async function readReleases(
  deps: Deps,
  _actor: Actor,
  _input: object,
): Promise<Outcome<readonly PublicRelease[]>> {
  const found = await eachOf(deps);
  return done(found.filter((each) => each !== undefined));
}

/**
 * How many releases of this site were not what was signed when they were read last, for anybody: a list that leaves them out says so. Asked after
 * the list itself. Nothing is refused.
 */
export async function countDamaged(deps: Deps, _actor: Actor, _input: object): Promise<Outcome<number>> {
  const rows = await releases(deps.databases.control);
  return done(rows.filter(({ id }) => deps.damaged.has(id)).length);
}

/**
 * One release from its frozen file, with what was answered to it and what changed because of it, and the key (PEM) with which its signature
 * is checked; nothing is computed again. Refusal: `not-found`. Throws when it is not what was signed: then nothing is served as the release.
 */
export async function readRelease(
  deps: Deps,
  _actor: Actor,
  input: { id: string },
): Promise<
  Outcome<
    PublicRelease & {
      readonly changes: readonly FindingChange[];
      readonly publicKey: string;
      /** Lower numbers that no release of the same consultation has. */
      readonly gaps: readonly ReleaseGap[];
    }
  >
> {
  const row = await releaseById(deps.databases.control, input.id);
  if (!row) return refuse('not-found');
  const found = await publicRelease(deps, row);
  if (!found) throw new Error(notSigned);
  const { consultationId, number } = found.release;
  const changes = await changesBehind(deps, consultationId);
  const gaps = await releaseGaps(deps.databases.control, consultationId);
  return done({
    ...found,
    changes: changes.filter(({ releaseId }) => releaseId === found.id),
    publicKey: deps.secrets.publicKey,
    gaps: gaps.filter((gap) => gap.number < number),
  });
}

/** The releases of one consultation, the newest first. One that is not what was signed is left out: a page that names many is shown without it. */
export async function releasesOf(deps: Deps, consultationId: string): Promise<readonly PublicRelease[]> {
  const found = await eachOf(deps, consultationId);
  return found.filter((each) => each !== undefined);
}

/**
 * The same where something rests on all of them: what was told before, what is answered or signed next. Throws where one is not what was signed:
 * without it a number that it hides could be told.
 */
export async function allReleasesOf(deps: Deps, consultationId: string): Promise<readonly PublicRelease[]> {
  return (await eachOf(deps, consultationId)).map((each) => {
    if (!each) throw new Error(notSigned);
    return each;
  });
}

type Row = Awaited<ReturnType<typeof releases>>[number];

async function eachOf(deps: Deps, consultationId?: string): Promise<readonly (PublicRelease | undefined)[]> {
  const rows = await releases(deps.databases.control, consultationId);
  return Promise.all(rows.map((row) => publicRelease(deps, row)));
}

/** Undefined where it is not what was signed. */
async function publicRelease(deps: Deps, row: Row): Promise<PublicRelease | undefined> {
  const frozen = await frozenRelease(deps, row);
  if (!frozen) return undefined;
  const { hash, signedFile, files, release } = frozen;
  return {
    id: row.id,
    // As it was signed: a row beside the files can be written over unseen.
    day: release.signed?.day ?? row.day,
    signedBy: release.signed?.by ?? row.signedBy,
    hash,
    signature: Buffer.from(row.signature).toString('base64'),
    signedFile,
    files,
    release,
    responses: await responsesTo(deps.databases.control, row.id),
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
  const file = row && (await releaseFileOf(control, row.id, input.name));
  if (!row || !file) return refuse('not-found');
  const signed = (await releaseFileOf(control, row.id, manifestName)) ?? file;
  needSigned(deps, [file], { signed, row });
  return done({ mediaType: file.mediaType, bytes: file.bytes });
}

/**
 * All files of a release, with the signature over the manifest and the key to check it with, as `due-weight verify-report`
 * reads them in one folder. Refusal: `not-found`. Throws when one of them is not what was signed.
 */
export async function readReleaseBundle(
  deps: Deps,
  _actor: Actor,
  input: { id: string },
): Promise<Outcome<{ readonly day: string; readonly files: readonly ReleaseFile[] }>> {
  const control = deps.databases.control;
  const row = await releaseById(control, input.id);
  if (!row) return refuse('not-found');
  const files = await releaseFiles(control, row.id);
  const signed = files.find((file) => file.name === manifestName) ?? files[0];
  if (!signed) throw new Error('A release has no file.');
  needSigned(deps, files, { signed, row });
  const text = (name: string, words: string): ReleaseFile => ({
    name,
    mediaType: 'text/plain; charset=utf-8',
    bytes: Buffer.from(words),
  });
  return done({
    day: row.day,
    files: [
      ...files,
      text(signatureName, `${Buffer.from(row.signature).toString('base64')}\n`),
      text(publicKeyName, deps.secrets.publicKey),
    ],
  });
}

/** Throws unless these are as the organisation signed them (`areSigned`). */
function needSigned(deps: Deps, files: readonly ReleaseFile[], of: { signed: ReleaseFile; row: Row }): void {
  const { signed, row } = of;
  const isSignature = (bytes: Uint8Array) => deps.secrets.verify(bytes, row.signature);
  if (!areSigned(files, { signed, hash: row.hash, isSignature })) throw new Error(notSigned);
}
