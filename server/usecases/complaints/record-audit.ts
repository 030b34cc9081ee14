import { auditStatement } from '../../../db/audit.ts';
import {
  type AuditRow,
  addIndependentAudit,
  independentAudits,
} from '../../../db/queries/complaints/oversight.ts';
import { dayIn, isDay, newestDay } from '../../core/consultation/days.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { auditGoodUntil, longestAnswer, longestAuditor } from '../../core/privacy/complaint.ts';
import { type Actor, can } from '../../core/staff/roles.ts';
import { actorName, type Deps, refusedBy } from '../deps.ts';
import { idOfForm } from '../id-of-form.ts';

/**
 * The overseer records that somebody from outside audited this site, on which day, and what that person says in public of it.
 * `form`: by which it was sent; the same words of the same form are recorded once.
 * Nobody who works here prepares, moderates or signs may. Refusals: `not-allowed`, `field-missing` (who, a day that is not ahead everywhere, or the
 * summary), `field-too-long`.
 */
export async function recordAudit(
  deps: Deps,
  actor: Actor,
  input: {
    organisationId: string;
    day: string;
    auditor: string;
    language: string;
    summary: string;
    form?: string | undefined;
  },
): Promise<Outcome<null>> {
  if (!can(actor, 'independent-audit:record', { organisationId: input.organisationId, consultationId: '' }))
    return refuse('not-allowed');
  const [auditor, summary] = [input.auditor.trim(), input.summary.trim()];
  const now = deps.clock();
  const today = dayIn('UTC', now);
  if (auditor === '' || summary === '' || !isDay(input.day) || input.day > newestDay(now))
    return refuse('field-missing');
  if (auditor.length > longestAuditor || summary.length > longestAnswer) return refuse('field-too-long');
  const { control } = deps.databases;
  const said = [input.day, auditor, input.language, summary];
  const id = idOfForm(deps, { actor, makes: `independent-audit ${JSON.stringify(said)}`, form: input.form });
  const recordedBy = actorName(actor);
  const result = await control.write([
    addIndependentAudit({
      id,
      day: input.day,
      auditor: control.text.encode(auditor),
      language: input.language,
      summary: control.text.encode(summary),
      recordedBy,
      recordedDay: today,
    }),
    auditStatement({
      day: today,
      actor: recordedBy,
      deed: 'independent-audit:record',
      subject: id,
      detail: input.day,
    }),
  ]);
  return result.ok || result.refusal === 'id-taken' ? done(null) : refusedBy(result);
}

/** The audits from outside, newest first, for everybody; and until when the newest counts. Nothing is refused. */
export async function readAudits(
  deps: Deps,
  _actor: Actor,
  _input: object,
): Promise<Outcome<{ readonly audits: readonly AuditRow[]; readonly goodUntil: string | null }>> {
  const audits = await independentAudits(deps.databases.control);
  const [newest] = audits;
  return done({ audits, goodUntil: newest ? auditGoodUntil(newest.day) : null });
}
