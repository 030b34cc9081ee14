import type { Database } from '../../../db/databases.ts';
import { pendingErasure } from '../../../db/queries/privacy/erasures.ts';
import { caseById, type SealedCaseRow } from '../../../db/queries/safeguarding/sealed-cases.ts';
import { organisations } from '../../../db/queries/staff/staff.ts';
import { dayIn, minuteOf } from '../../core/consultation/days.ts';
import { type Refused, refuse } from '../../core/outcome.ts';
import { withoutSeat } from '../../core/safeguarding/cases.ts';
import { isTrained } from '../../core/staff/duty.ts';
import { type Actor, can, type Staff } from '../../core/staff/roles.ts';
import { permitted } from '../consultation/permitted.ts';
import type { Deps } from '../deps.ts';
import { stepsBack } from './steps-back.ts';

export type AsLead = {
  readonly ok: true;
  readonly db: Database;
  /** Whose leads it is: of a consultation, or of the site where `id` is `withoutSeat`. */
  readonly row: { readonly id: string; readonly organisationId: string };
  readonly staff: Staff;
  /** Its training holds. False only where one that lapsed is let in. */
  readonly trained: boolean;
  readonly day: string;
  readonly minute: number;
};

/**
 * A trained safeguarding lead in a consultation, or of all of them for what came without a seat (`withoutSeat`). `fresh`: it has to
 * have shown its second factor within the last minutes. `lapsed`: also one whose training is over, never one that had none.
 * Refusals: `not-found`, `not-allowed`, `training-needed`, `factor-needed`.
 */
export async function asLead(
  deps: Deps,
  actor: Actor,
  request: { consultationId: string; fresh?: boolean; lapsed?: boolean },
): Promise<AsLead | Refused> {
  const found =
    request.consultationId === withoutSeat
      ? await ofSite(deps, actor)
      : await permitted(deps, actor, { deed: 'case:work', consultationId: request.consultationId });
  if (!found.ok) return found;
  if (actor.kind !== 'staff') return refuse('not-allowed');
  const now = deps.clock();
  const trained = isTrained(actor, dayIn('UTC', now));
  if (!trained && (!request.lapsed || actor.trainedSince === '')) return refuse('training-needed');
  if (request.fresh && !actor.freshFactor) return refuse('factor-needed');
  return { ...found, staff: actor, trained, day: dayIn(found.row.timeZone, now), minute: minuteOf(now) };
}

/**
 * Letters are of no consultation: whoever is a lead of one alone has none of them. They are written to the organisation of this site,
 * so leads of another one that shares it have none either. The site's days are in UTC.
 */
async function ofSite(deps: Deps, actor: Actor) {
  const [organisation] = await organisations(deps.databases.control);
  return organisation &&
    actor.kind === 'staff' &&
    can(actor, 'case:work', { organisationId: organisation.id, consultationId: withoutSeat })
    ? ({
        ok: true,
        db: deps.databases.complaints,
        row: { id: withoutSeat, organisationId: organisation.id, timeZone: 'UTC' },
      } as const)
    : refuse('not-found');
}

/** The same at one case. Refusals: those of `asLead`, and `not-found` for a case that is none, that its child took
 * back, or of a child this lead knows while two others could open it. */
export async function atCase(
  deps: Deps,
  actor: Actor,
  request: { consultationId: string; caseId: string; fresh?: boolean; lapsed?: boolean },
): Promise<(AsLead & { readonly case: SealedCaseRow }) | Refused> {
  const lead = await asLead(deps, actor, request);
  if (!lead.ok) return lead;
  const found = await caseById(lead.db, request.caseId);
  if (!found || found.state === 'withdrawn') return refuse('not-found');
  // Whose erasure waits is hidden everywhere at once.
  if (found.kind === 'child' && (await pendingErasure(lead.db, found.participantId)))
    return refuse('not-found');
  if (found.kind === 'child' && (await stepsBack(deps, lead, found.participantId)))
    return refuse('not-found');
  return { ...lead, case: found };
}
