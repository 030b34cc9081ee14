import type { Database } from '../../db/databases.ts';
import type { Statement } from '../../db/engine.ts';
import {
  type LaterRelease,
  leaveNextOut,
  leaveOut,
  putRelease,
  releaseIds,
} from '../../db/queries/retention/later-releases.ts';
import type { Promised } from '../../db/queries/retention/restored.ts';
import type { Secrets } from '../guard/secrets.ts';
import { isWhole } from '../usecases/analysis/signed-files.ts';

/** What was signed since the backup: what stands again, and what cannot. */
export type LaterReleases = {
  readonly stand: readonly LaterRelease[];
  readonly lost: readonly LaterRelease[];
};

/**
 * What was signed since and has all its bytes as the organisation signed them stands again, each once. Of what has not nothing is shown, and its
 * number is known all the same.
 */
export async function laterReleases(
  control: Database,
  { promised, secrets }: { readonly promised: Promised; readonly secrets: Secrets },
): Promise<LaterReleases> {
  const here = await releaseIds(control);
  const stand = new Map<string, LaterRelease>();
  const lost = new Map<string, LaterRelease>();
  for (const each of promised.releases) {
    if (here.has(each.id) || stand.has(each.id)) continue;
    const isSignature = (bytes: Uint8Array) => secrets.verify(bytes, each.signature);
    const found = isWhole(each.files, { hash: each.hash, isSignature }) ? stand : lost;
    found.set(each.id, each);
  }
  return { stand: [...stand.values()], lost: [...lost.values()].filter(({ id }) => !stand.has(id)) };
}

/**
 * The write by which they stand again, and by which no number is given twice (R1013). `unsure`: consultations of which something may have been signed since that
 * is on no list: the number it would have is left out.
 */
export function keepReleases(of: {
  readonly later: LaterReleases;
  readonly unsure: readonly string[];
  readonly day: string;
}): Statement[] {
  const { later, unsure, day } = of;
  return [
    ...later.stand.flatMap(putRelease),
    ...later.lost.map(({ consultationId, number, day: signedDay }) =>
      leaveOut({ consultationId, number, day, signedDay }),
    ),
    ...unsure.map((consultationId) => leaveNextOut({ consultationId, day })),
  ];
}
