import { auditStatement } from '../../../db/audit.ts';
import { addCase } from '../../../db/queries/safeguarding/sealed-case-writes.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { cleanText } from '../../core/room/contribution-text.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { type Deps, refusedBy } from '../deps.ts';
import { idOfForm } from '../id-of-form.ts';
import { asLead } from './as-lead.ts';
import { sealText } from './seal-text.ts';

/**
 * A made-up case, sealed as a child's is, so that the leads find out before launch that two of them can open and answer it. `form`: by which it was
 * sent; the same form makes one.
 * Refusals: `not-found`, `training-needed`, `not-allowed`, `team-not-ready`, those of a text.
 */
export async function rehearse(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string; text: string; language: string; form?: string | undefined },
): Promise<Outcome<{ caseId: string }>> {
  const found = await asLead(deps, actor, input);
  if (!found.ok) return found;
  const { db, row, staff, day, minute } = found;
  const clean = cleanText(input.text);
  if (!clean.ok) return refuse(clean.code);
  const id = idOfForm(deps, { actor, makes: `rehearsal ${row.id}`, form: input.form });
  const sealed = await sealText(deps, {
    organisationId: row.organisationId,
    consultationId: row.id,
    caseId: id,
    number: 1,
    part: 'told',
    text: clean.text,
    day,
  });
  if (!sealed) return refuse('team-not-ready');
  const result = await db.write([
    ...addCase({ id, participantId: '', kind: 'drill', language: input.language, day, minute }),
    ...sealed,
    auditStatement({ day, actor: staff.staffId, deed: 'case:rehearse', subject: id, detail: '' }),
  ]);
  return result.ok || result.refusal === 'id-taken' ? done({ caseId: id }) : refusedBy(result);
}
