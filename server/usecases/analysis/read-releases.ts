import { releaseById, releaseFiles, releases } from '../../../db/queries/releases.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { Deps } from '../deps.ts';
import type { Release } from './draft-release.ts';

export type PublicRelease = {
  readonly id: string;
  readonly day: string;
  readonly signedBy: string;
  readonly hash: string;
  readonly signature: string;
  readonly release: Release;
};

/** Every release of this site, for anybody. Nothing is refused. */
export async function readReleases(
  deps: Deps,
  _actor: Actor,
  _input: object,
): Promise<Outcome<readonly PublicRelease[]>> {
  const rows = await releases(deps.databases.control);
  const found = await Promise.all(rows.map((row) => readRelease(deps, _actor, { id: row.id })));
  return done(found.flatMap((each) => (each.ok ? [each.value] : [])));
}

/** One release from its frozen file; nothing is computed again. Refusal: `not-found`. */
export async function readRelease(
  deps: Deps,
  _actor: Actor,
  input: { id: string },
): Promise<Outcome<PublicRelease>> {
  const control = deps.databases.control;
  const row = await releaseById(control, input.id);
  const file = row && (await releaseFiles(control, row.id)).find((each) => each.name === 'release.json');
  if (!row || !file) return refuse('not-found');
  return done({
    id: row.id,
    day: row.day,
    signedBy: row.signedBy,
    hash: Buffer.from(row.hash).toString('hex'),
    signature: Buffer.from(row.signature).toString('base64'),
    release: JSON.parse(Buffer.from(file.bytes).toString('utf8')) as Release,
  });
}
