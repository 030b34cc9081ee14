import { directoryEntry } from '../../../db/queries/analysis/versions.ts';
import type { ConsultationState } from '../../core/consultation/lifecycle.ts';
import { type Refused, refuse } from '../../core/outcome.ts';
import { type Actor, can, type Deed, type Staff } from '../../core/staff/roles.ts';
import type { Deps } from '../deps.ts';
import { allReleasesOf, type PublicRelease } from './read-releases.ts';

export type AfterAnswers = {
  readonly ok: true;
  readonly staff: Staff;
  /** As the directory has it. */
  readonly state: ConsultationState;
  readonly releases: readonly PublicRelease[];
};

/**
 * Lets a person of staff do a deed to a consultation of which something is published, also after it was destroyed: then its own
 * database is gone, and the directory still says whose it was. Unknown and forbidden are one answer.
 * Refusals: `not-found`, `state-forbids` (nothing is published).
 */
export async function afterAnswers(
  deps: Deps,
  actor: Actor,
  of: { deed: Deed; consultationId: string },
): Promise<AfterAnswers | Refused> {
  const { consultationId } = of;
  const entry = await directoryEntry(deps.databases.control, consultationId);
  if (!entry || actor.kind !== 'staff') return refuse('not-found');
  if (!can(actor, of.deed, { organisationId: entry.organisationId, consultationId }))
    return refuse('not-found');
  const releases = await allReleasesOf(deps, consultationId);
  // What is published is on the machine that published it: of what moved nothing was.
  if (releases.length === 0 || entry.state === 'moved') return refuse('state-forbids');
  return { ok: true, staff: actor, state: entry.state, releases };
}
