import { auditStatement } from '../../../db/audit.ts';
import { putConsent, putUses } from '../../../db/queries/consultation/consent.ts';
import { putText, touchConsultation } from '../../../db/queries/consultation/preparation.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { type CarerWay, type ConsentRule, needsGuardian, rulesFit } from '../../core/privacy/consent.ts';
import type { FurtherUse } from '../../core/privacy/uses.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { actorName, type Deps, refusedBy } from '../deps.ts';
import { permitted } from './permitted.ts';

/** What children and everybody are told where a law asks for a guardian: which law, and how to take part without a carer. */
export const consentFields = ['guardian-reason', 'without-carer'] as const;
export type ConsentField = (typeof consentFields)[number];

export type ConsentEdit = {
  readonly consultationId: string;
  readonly revision: number;
  readonly rules: readonly ConsentRule[];
  readonly carerWay: CarerWay;
  readonly publicWay: boolean;
  readonly uses: readonly FurtherUse[];
  readonly texts: readonly { field: ConsentField; language: string; level: string; body: string }[];
};

/**
 * Decides who says yes at which age, whether forms are open without a code, and what words are used for. Makes a draft of
 * the consultation again: all of it is signed for by two people. What is left out shuts the gate, not this form.
 * Refusals: `not-found`, `field-missing` (rules that do not fit together), `stale-revision` (changed elsewhere, or it is open).
 */
export async function editConsent(deps: Deps, actor: Actor, input: ConsentEdit): Promise<Outcome<null>> {
  const { consultationId, revision, rules } = input;
  const found = await permitted(deps, actor, { deed: 'consultation:edit', consultationId });
  if (!found.ok) return found;
  if (!rulesFit(rules)) return refuse('field-missing');
  const { db, row } = found;
  const carerWay = needsGuardian(rules) ? input.carerWay : '';
  const by = actorName(actor);
  const result = await db.write([
    ...touchConsultation(revision),
    ...putConsent({ rules, carerWay, publicWay: input.publicWay }),
    ...putUses(input.uses, by),
    ...input.texts.map(({ body, ...text }) => putText({ ...text, body: db.text.encode(body.trim()) })),
    auditStatement({
      day: dayIn(row.timeZone, deps.clock()),
      actor: by,
      deed: 'consultation:consent',
      subject: consultationId,
      detail: `revision ${revision + 1}`,
    }),
  ]);
  return result.ok ? done(null) : refusedBy(result);
}
