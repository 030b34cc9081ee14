import { auditStatement } from '../../../db/audit.ts';
import { activities } from '../../../db/queries/consultations.ts';
import { putText, touchConsultation } from '../../../db/queries/preparation.ts';
import { putTerms } from '../../../db/queries/terms.ts';
import { standingReason } from '../../core/consultation/activities.ts';
import { dayIn, isDay } from '../../core/consultation/days.ts';
import { mostReadingDays, type SaidTerms, type TermField } from '../../core/consultation/terms.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { actorName, type Deps, refusedBy } from '../deps.ts';
import { permitted } from './permitted.ts';

/** Most places and missing languages of one consultation, and the longest text of one, in UTF-16 units. */
const mostRows = 50;
const longestText = 2_000;

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
 * not this form. Refusals: `not-found`, `field-missing` (days outside 0 to 365, more than 50 places or languages, a signature without a
 * day), `text-too-long`, `stale-revision` (changed elsewhere, or it is open).
 */
export async function editTerms(deps: Deps, actor: Actor, input: TermsEdit): Promise<Outcome<null>> {
  const { consultationId, revision, terms } = input;
  const found = await permitted(deps, actor, { deed: 'consultation:edit', consultationId });
  if (!found.ok) return found;
  const { readingDays, venues, missingLanguages, undertaking } = terms;
  if (!Number.isInteger(readingDays) || readingDays < 0 || readingDays > mostReadingDays)
    return refuse('field-missing');
  if (venues.length > mostRows || missingLanguages.length > mostRows) return refuse('field-missing');
  if (undertaking && undertaking.day !== '' && !isDay(undertaking.day)) return refuse('field-missing');
  const words = [
    ...venues.flatMap(({ name, policy, person }) => [name, policy, person]),
    ...missingLanguages.flatMap(({ name, plan }) => [name, plan]),
    ...(undertaking ? [undertaking.name, undertaking.office, undertaking.diligence] : []),
    ...input.reasons.map(({ body }) => body),
  ];
  if (words.some((text) => text.length > longestText)) return refuse('text-too-long');
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
