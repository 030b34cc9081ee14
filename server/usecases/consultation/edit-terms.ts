import { auditStatement } from '../../../db/audit.ts';
import { activities } from '../../../db/queries/consultation/consultations.ts';
import { putText, touchConsultation } from '../../../db/queries/consultation/preparation.ts';
import { putTerms } from '../../../db/queries/consultation/terms.ts';
import { standingReason } from '../../core/consultation/activities.ts';
import { dayIn } from '../../core/consultation/days.ts';
import {
  longestTermText,
  type SaidTerms,
  type TermField,
  unfitTerms,
} from '../../core/consultation/terms.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { actorName, type Deps, refusedBy } from '../deps.ts';
import { permitted } from './permitted.ts';

export type TermsEdit = {
  readonly consultationId: string;
  readonly revision: number;
  /** Without an undertaking: it was not asked for, and what was signed stays. */
  readonly terms: SaidTerms;
  readonly reasons: readonly { field: TermField; language: string; level: string; body: string }[];
};

/**
 * Says how many days children have to read, where they sit together and under which policy, which languages are missing, and what a
 * company undertook. Makes a draft of the consultation again: all of it is signed for by two people. What is left out shuts the gate,
 * not this form. Refusals: `not-found`, `field-missing` (`unfitTerms`), `field-too-long`, `stale-revision` (changed elsewhere, or it is open).
 */
export async function editTerms(deps: Deps, actor: Actor, input: TermsEdit): Promise<Outcome<null>> {
  const { consultationId, revision, terms } = input;
  const found = await permitted(deps, actor, { deed: 'consultation:edit', consultationId });
  if (!found.ok) return found;
  const { venues, missingLanguages, undertaking } = terms;
  if (unfitTerms(terms)) return refuse('field-missing');
  const words = [
    ...venues.flatMap(({ name, policy, person }) => [name, policy, person]),
    ...missingLanguages.flatMap(({ name, plan }) => [name, plan]),
    ...(undertaking ? [undertaking.name, undertaking.office, undertaking.diligence] : []),
    ...input.reasons.map(({ body }) => body),
  ];
  if (words.some((text) => text.length > longestTermText)) return refuse('field-too-long');
  const { db, row } = found;
  // No reason stands for not asking what is asked.
  const asked = (await activities(db)).flatMap(({ standing }) =>
    standing === '' ? [] : standingReason[standing],
  );
  const reasons = input.reasons.filter(({ field }) => !asked.some((each) => each === field));
  const result = await db.write([
    ...touchConsultation(revision),
    ...putTerms(db, consultationId, terms),
    ...reasons.map(({ body, ...text }) => putText({ ...text, body: db.text.encode(body.trim()) })),
    auditStatement({
      day: dayIn(row.timeZone, deps.clock()),
      actor: actorName(actor),
      deed: 'consultation:terms',
      subject: consultationId,
      detail: `revision ${revision + 1}`,
    }),
  ]);
  return result.ok ? done(null) : refusedBy(result);
}
