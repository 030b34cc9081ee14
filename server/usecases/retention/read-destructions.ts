import { createHash } from 'node:crypto';
import { directoryEntry } from '../../../db/queries/analysis/versions.ts';
import { consultationRow } from '../../../db/queries/consultation/consultations.ts';
import { destructionOf, destructions } from '../../../db/queries/retention/destructions.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { endsBy } from '../../core/privacy/last-day.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { releasesOf } from '../analysis/read-releases.ts';
import type { Deps } from '../deps.ts';
import { ifAnswering } from '../if-readable.ts';
import { notedEnding } from './keep-days.ts';

export type Destroyed = {
  readonly consultationId: string;
  readonly day: string;
  /** Its newest release stays: there its title still stands. Null when it had none. */
  readonly release: {
    readonly id: string;
    readonly texts: readonly PublicText[];
    readonly languages: readonly string[];
    readonly sponsorKind: string;
  } | null;
  /** SHA-256 of the certificate in hexadecimal, and the organisation's signature over it in base64. */
  readonly hash: string;
  readonly signature: string;
};
type PublicText = Awaited<ReturnType<typeof releasesOf>>[number]['release']['texts'][number];

/** What this site has destroyed, for everybody, the newest day first; with the key its certificates are checked with. */
export async function readDestructions(
  deps: Deps,
  _actor: Actor,
  _input: object,
): Promise<Outcome<{ readonly destroyed: readonly Destroyed[]; readonly publicKey: string }>> {
  const rows = (await destructions(deps.databases.control)).filter((each) => each.signed);
  const destroyed = await Promise.all(
    rows.map(async ({ consultationId, day, body, signature }): Promise<Destroyed> => {
      const [newest] = await releasesOf(deps, consultationId);
      return {
        consultationId,
        day,
        release: newest
          ? {
              id: newest.id,
              texts: newest.release.texts,
              languages: newest.release.languages,
              sponsorKind: newest.release.sponsorKind,
            }
          : null,
        hash: createHash('sha256').update(body).digest('hex'),
        signature: Buffer.from(signature).toString('base64'),
      };
    }),
  );
  return done({ destroyed, publicKey: deps.secrets.publicKey });
}

/** Whether anything was destroyed here, as everybody reads it: no more than that. Nothing is refused. */
export async function anyDestroyed(deps: Deps, _actor: Actor, _input: object): Promise<Outcome<boolean>> {
  return done((await destructions(deps.databases.control)).some((each) => each.signed));
}

/** A certificate, byte for byte as it was signed. Refusal: `not-found`. */
export async function readCertificate(
  deps: Deps,
  _actor: Actor,
  input: { consultationId: string },
): Promise<Outcome<{ readonly bytes: Uint8Array }>> {
  const row = await destructionOf(deps.databases.control, input.consultationId);
  return row?.signed ? done({ bytes: row.body }) : refuse('not-found');
}

/** `late`: the day is past, and they are not gone yet. */
export type KeptWords = { readonly day: string; readonly is: 'kept-until' | 'gone' | 'late' };

/** Until which day the words behind each release are kept, and which are gone: of what is public already, and no other. */
export async function readKeptUntil(
  deps: Deps,
  _actor: Actor,
  input: { consultationIds: readonly string[] },
): Promise<Outcome<Readonly<Record<string, KeptWords>>>> {
  const gone = new Map((await destructions(deps.databases.control)).map((row) => [row.consultationId, row]));
  const days: Record<string, KeptWords> = {};
  for (const id of new Set(input.consultationIds)) {
    const over = gone.get(id);
    if (over?.signed) {
      days[id] = { day: over.day, is: 'gone' };
      continue;
    }
    const entry = await directoryEntry(deps.databases.control, id);
    const ends = endsBy(await ifAnswering(deps, id, consultationRow), entry && notedEnding(entry));
    if (!ends?.retentionDay) continue;
    const late = dayIn(ends.timeZone, deps.clock()) > ends.retentionDay;
    days[id] = { day: ends.retentionDay, is: late ? 'late' : 'kept-until' };
  }
  return done(days);
}
