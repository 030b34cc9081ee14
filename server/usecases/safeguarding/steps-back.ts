import type { Database } from '../../../db/databases.ts';
import type { SealedCaseRow } from '../../../db/queries/safeguarding/sealed-cases.ts';
import { whoKnows } from '../../../db/queries/staff/own-groups.ts';
import type { Staff } from '../../core/staff/roles.ts';
import type { Deps } from '../deps.ts';
import { trainedLeads } from './trained-leads.ts';

type LeadHere = {
  readonly db: Database;
  readonly row: { readonly id: string; readonly organisationId: string };
  readonly staff: Pick<Staff, 'staffId'>;
};

/**
 * Whether a lead leaves a child's case to others, because it knows that child: an adult it meets every day may be who it speaks of.
 * Only while two other leads could open it (`trainedLeads`): help by somebody known is more than none.
 */
export async function stepsBack(deps: Deps, lead: LeadHere, participantId: string): Promise<boolean> {
  const know = await whoKnows(lead.db, participantId);
  if (!know.includes(lead.staff.staffId)) return false;
  const { organisationId, id } = lead.row;
  const leads = await trainedLeads(deps, { organisationId, consultationId: id });
  return leads.filter(({ staffId }) => !know.includes(staffId)).length >= 2;
}

/** Those of these cases that this lead does not leave to others; neither a list nor a number tells it of the rest. */
export async function casesFor<Case extends Pick<SealedCaseRow, 'kind' | 'participantId'>>(
  deps: Deps,
  lead: LeadHere,
  cases: readonly Case[],
): Promise<readonly Case[]> {
  const found: Case[] = [];
  for (const each of cases) {
    const back = each.kind === 'child' && (await stepsBack(deps, lead, each.participantId));
    if (!back) found.push(each);
  }
  return found;
}
