import { type Lead, leadsOf } from '../../../db/queries/safeguarding/leads.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { isTrained } from '../../core/staff/duty.ts';
import type { Deps } from '../deps.ts';

/**
 * Leads of a consultation, or of letters, who could open a case together with another one: with a key, and a training that holds today.
 * One whose training is over opens nothing but alone in danger to life (R333), so it counts as none.
 */
export async function trainedLeads(
  deps: Deps,
  of: { readonly organisationId: string; readonly consultationId: string },
): Promise<readonly Lead[]> {
  const leads = await leadsOf(deps.databases.control, of);
  const today = dayIn('UTC', deps.clock());
  return leads.filter((lead) => isTrained(lead, today));
}

/**
 * Whether two could open together what a child writes now. Less than that promises nothing, whoever has a key: of two whose training is over none
 * opens it with the other.
 */
export async function twoCanOpen(
  deps: Deps,
  of: { readonly organisationId: string; readonly consultationId: string },
): Promise<boolean> {
  return (await trainedLeads(deps, of)).length >= 2;
}
