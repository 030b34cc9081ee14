import { type Lead, leadsOf } from '../../../db/queries/safeguarding/leads.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { isTrained } from '../../core/staff/duty.ts';
import type { Deps } from '../deps.ts';
import { comingInNow } from '../staff/coming-in.ts';

/**
 * Leads of a consultation, or of letters, who could open a case together with another one: with a key, a training that holds today, and in or able
 * to come in (R1161). One whose training is over opens nothing but alone in danger to life (R333), and one without a way in opens nothing at all.
 */
export async function trainedLeads(
  deps: Deps,
  of: { readonly organisationId: string; readonly consultationId: string },
): Promise<readonly Lead[]> {
  const [leads, comingIn] = await Promise.all([
    leadsOf(deps.databases.control, of),
    comingInNow(deps, of.organisationId),
  ]);
  const today = dayIn('UTC', deps.clock());
  return leads.filter((lead) => comingIn.has(lead.staffId) && isTrained(lead, today));
}

/**
 * Whether two could open together what a child writes now. Less than that promises nothing, whoever has a key: of two the other opens nothing once one's
 * training is over or it has no way in.
 */
export async function twoCanOpen(
  deps: Deps,
  of: { readonly organisationId: string; readonly consultationId: string },
): Promise<boolean> {
  return (await trainedLeads(deps, of)).length >= 2;
}
