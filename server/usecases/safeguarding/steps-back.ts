import type { Database } from '../../../db/databases.ts';
import { leadsOf } from '../../../db/queries/safeguarding/leads.ts';
import { whoKnows } from '../../../db/queries/staff/own-groups.ts';
import type { Staff } from '../../core/staff/roles.ts';
import type { Deps } from '../deps.ts';

/**
 * Whether a lead leaves a child's case to others, because it knows that child: an adult it meets every day may be who it speaks of.
 * Only while two other leads could open it: help by somebody known is more than none.
 */
export async function stepsBack(
  deps: Deps,
  lead: {
    readonly db: Database;
    readonly row: { readonly id: string; readonly organisationId: string };
    readonly staff: Staff;
  },
  participantId: string,
): Promise<boolean> {
  const know = await whoKnows(lead.db, participantId);
  if (!know.includes(lead.staff.staffId)) return false;
  const { organisationId, id } = lead.row;
  const leads = await leadsOf(deps.databases.control, { organisationId, consultationId: id });
  return leads.filter(({ staffId }) => !know.includes(staffId)).length >= 2;
}
