import type { ConsultationRow } from '../../../db/queries/consultation/consultations.ts';
import { staffOf } from '../../../db/queries/staff/staff.ts';
import { dayIn } from '../../core/consultation/days.ts';
import type { Crew } from '../../core/consultation/safety-gate.ts';
import { dutiesOf, isTrained } from '../../core/staff/duty.ts';
import { can } from '../../core/staff/roles.ts';
import type { Deps } from '../deps.ts';
import { comingInNow } from '../staff/coming-in.ts';

/** How many of an organisation's people may be on duty in this consultation today: trained, and in or able to come in (R1161). Nothing is refused. */
export async function crewOf(deps: Deps, row: ConsultationRow): Promise<Crew> {
  const subject = { organisationId: row.organisationId, consultationId: row.id };
  const today = dayIn('UTC', deps.clock());
  const [everybody, comingIn] = await Promise.all([
    staffOf(deps.databases.control, row.organisationId),
    comingInNow(deps, row.organisationId),
  ]);
  const duties = everybody
    .filter((person) => comingIn.has(person.staffId) && isTrained(person, today))
    .map((person) => dutiesOf(person, subject));
  return {
    moderators: duties.filter((roles) => roles.includes('moderator')).length,
    leads: duties.filter((roles) => roles.includes('safeguarding-lead')).length,
  };
}

/** Whether somebody who is in, or able to come in, may read here what children want others to be asked (R1193). Nothing is refused. */
export async function hasHost(deps: Deps, row: ConsultationRow): Promise<boolean> {
  const subject = { organisationId: row.organisationId, consultationId: row.id };
  const [everybody, comingIn] = await Promise.all([
    staffOf(deps.databases.control, row.organisationId),
    comingInNow(deps, row.organisationId),
  ]);
  return everybody.some((person) => comingIn.has(person.staffId) && can(person, 'proposals:host', subject));
}
