import { organisations } from '../../../db/queries/staff.ts';
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
  const nowMs = deps.clock();
  const known = deps.exposures.get(staffId);
  if (known && nowMs < known.restUntilMs) return refuse('break-needed');
  if (!isHard(record)) return null;
  const opened = known && known.restUntilMs === 0 ? known.opened : new Set<string>();
  if (opened.has(id)) return null;
  const organisation = (await organisations(deps.databases.control)).find(
    (each) => each.id === opening.organisationId,
  );
  if (organisation && opened.size >= organisation.severeBudget) {
    const restUntilMs = nowMs + organisation.breakMinutes * 60_000;
    deps.exposures.set(staffId, { opened: new Set(), restUntilMs });
    return refuse('break-needed');
  }
  deps.exposures.set(staffId, { opened: new Set([...opened, id]), restUntilMs: 0 });
  return null;
}

/** Until when this person rests, in milliseconds since 1970; null when it does not. */
export function restsUntil(deps: Deps, staffId: string): number | null {
  const untilMs = deps.exposures.get(staffId)?.restUntilMs ?? 0;
  return untilMs > deps.clock() ? untilMs : null;
}

/** Who rests at a moment, in milliseconds since 1970. */
export function restingAt(deps: Pick<Deps, 'exposures'>, ms: number): readonly string[] {
  return [...deps.exposures].filter(([, { restUntilMs }]) => restUntilMs > ms).map(([staffId]) => staffId);
}
