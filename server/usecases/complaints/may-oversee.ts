import { type ComplaintRow, complaintById } from '../../../db/queries/complaints/complaints.ts';
import { type Refused, refuse } from '../../core/outcome.ts';
import { type Actor, can, type Deed, type Staff, type Subject, staffMay } from '../../core/staff/roles.ts';
import type { Deps } from '../deps.ts';

/** '' is nobody's consultation: only who oversees all of the organisation may read what names none. */
export function subjectOf(row: Pick<ComplaintRow, 'organisationId' | 'consultationId'>): Subject {
  return { organisationId: row.organisationId, consultationId: row.consultationId };
}

/** A person, never the command line or the clock: a complaint is read by somebody who answers for it. */
export function isOverseer(actor: Actor): actor is Staff {
  return staffMay(actor, 'complaint:read');
}

/** A complaint for a deed of the overseer. Unknown and forbidden are one answer: `not-found`. */
export async function overseen(
  deps: Deps,
  actor: Actor,
  request: { deed: Deed; id: string },
): Promise<{ readonly ok: true; readonly staff: Staff; readonly row: ComplaintRow } | Refused> {
  if (actor.kind !== 'staff') return refuse('not-found');
  const row = await complaintById(deps.databases.complaints, request.id);
  if (!row || !can(actor, request.deed, subjectOf(row))) return refuse('not-found');
  return { ok: true, staff: actor, row };
}
