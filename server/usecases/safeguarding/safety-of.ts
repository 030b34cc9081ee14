import { remedies } from '../../../db/queries/complaints/oversight.ts';
import type { ConsultationRow } from '../../../db/queries/consultation/consultations.ts';
import { helplinesOf } from '../../../db/queries/safeguarding/helplines.ts';
import { lastDrill } from '../../../db/queries/safeguarding/leads.ts';
import { dayIn, daysBetween } from '../../core/consultation/days.ts';
import type { Safety } from '../../core/consultation/safety-gate.ts';
import { sourcedRemedies } from '../../core/privacy/escalation/sourced.ts';
import { helplinesReady, helplinesStand } from '../../core/safeguarding/helplines.ts';
import type { Deps } from '../deps.ts';
import { trainedLeads } from './trained-leads.ts';

/**
 * What stands ready for a child of this consultation that needs help. A lead whose training is over or that cannot come in counts as none, and
 * so does a rehearsal by people who are leads no longer.
 */
export async function safetyOf(deps: Deps, row: ConsultationRow): Promise<Safety> {
  const { control } = deps.databases;
  const [lines, leads, drill, entered] = await Promise.all([
    helplinesOf(control, row.organisationId),
    trainedLeads(deps, { organisationId: row.organisationId, consultationId: row.id }),
    lastDrill(control, row.organisationId),
    remedies(control),
  ]);
  const told = [...sourcedRemedies, ...entered.filter(({ confirmedBy }) => confirmedBy !== null)];
  const today = dayIn('UTC', deps.clock());
  const own = lines.filter(({ country }) => country === row.country);
  const isLead = (staffId: string) => leads.some((lead) => lead.staffId === staffId);
  const stands = drill && isLead(drill.firstLead) && isLead(drill.secondLead);
  return {
    country: row.country,
    helplinesReady: helplinesReady(own),
    helplinesStand: helplinesStand(own),
    leads: leads.length,
    drillAgeDays: stands ? daysBetween(drill.day, today) : null,
    outside: told.some(({ country }) => country !== '' && country === row.country),
  };
}
