import { releaseGaps } from '../../../db/queries/analysis/releases.ts';
import type { ReleaseGap } from '../../core/analysis/release-gaps.ts';
import { done, type Outcome } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { permitted } from '../consultation/permitted.ts';
import type { Deps } from '../deps.ts';

/** Numbers that no release of a consultation has, for whoever signs the next one, before it is signed (R1013). Refusal: `not-found`. */
export async function readGaps(
  deps: Deps,
  actor: Actor,
  { consultationId }: { consultationId: string },
): Promise<Outcome<readonly ReleaseGap[]>> {
  const found = await permitted(deps, actor, { deed: 'release:sign', consultationId });
  if (!found.ok) return found;
  return done(await releaseGaps(deps.databases.control, consultationId));
}
