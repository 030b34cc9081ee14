import { openingsOf, type SealedCaseRow } from '../../../db/queries/safeguarding/sealed-cases.ts';
import { heldNow } from '../../core/safeguarding/cases.ts';
import type { Deps } from '../deps.ts';
import type { AsLead } from './as-lead.ts';
import { stepsBack } from './steps-back.ts';
import { trainedLeads } from './trained-leads.ts';

/**
 * The openings of a case as they are `stored`, as they hold now, and who is `away`, ids of others that took a half and cannot use it: a lead no
 * longer or one without a key, one whose training is over, one without a way in, and one that leaves the case to others because it knows the
 * child. Asked each time: all of that comes and goes without an act at the case.
 */
export async function openingsNow(deps: Deps, found: AsLead & { readonly case: SealedCaseRow }) {
  const { db, row } = found;
  const [stored, leads] = await Promise.all([
    openingsOf(db, found.case.id),
    trainedLeads(deps, { organisationId: row.organisationId, consultationId: row.id }),
  ]);
  const { kind, participantId } = found.case;
  const works = async (staffId: string) => {
    if (!leads.some((each) => each.staffId === staffId)) return false;
    return kind !== 'child' || !(await stepsBack(deps, { ...found, staff: { staffId } }, participantId));
  };
  const away: string[] = [];
  // Whoever asks was looked at when it was let in.
  const others = stored.filter(({ why, staffId }) => why === 'open' && staffId !== found.staff.staffId);
  for (const staffId of new Set(others.map((each) => each.staffId)))
    if (!(await works(staffId))) away.push(staffId);
  return { stored, held: heldNow(stored, away), away };
}
