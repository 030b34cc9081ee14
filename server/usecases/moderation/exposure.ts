import { organisations } from '../../../db/queries/staff/staff.ts';
import { isHard } from '../../core/moderation/alike.ts';
import { type Refused, refuse } from '../../core/outcome.ts';
import type { ContributionRecord } from '../../core/wire/views.ts';
import type { Deps } from '../deps.ts';

/**
 * A person is about to open a text. Hard ones are counted, each once, in memory; after as many as the organisation allows in a row
 * it has a break, in which it opens none at all and another person reads. Refusal: `break-needed`.
 */
export async function whyRest(
  deps: Deps,
  opening: {
    staffId: string;
    organisationId: string;
    record: Pick<ContributionRecord, 'id' | 'severity' | 'state' | 'reason'>;
  },
): Promise<Refused | null> {
  const { staffId, record } = opening;
  const { id } = record;
  const known = deps.exposures.of(staffId);
  if (deps.exposures.restLeftMs(staffId) > 0) return refuse('break-needed');
  if (!isHard(record)) return null;
  const opened = known.restUntilMs === 0 ? known.opened : [];
  if (opened.includes(id)) return null;
  const organisation = (await organisations(deps.databases.control)).find(
    (each) => each.id === opening.organisationId,
  );
  if (organisation && opened.length >= organisation.severeBudget) {
    deps.exposures.change({ kind: 'rests', staffId, leftMs: organisation.breakMinutes * 60_000 });
    return refuse('break-needed');
  }
  deps.exposures.change({ kind: 'opened', staffId, id });
  return null;
}

/** Until when this person rests, in milliseconds since 1970 as the clock says it now; null when it does not. */
export function restsUntil(deps: Deps, staffId: string): number | null {
  const leftMs = deps.exposures.restLeftMs(staffId);
  return leftMs > 0 ? deps.clock() + leftMs : null;
}
