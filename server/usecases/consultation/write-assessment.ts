import { auditStatement } from '../../../db/audit.ts';
import { assessments, putAssessment } from '../../../db/queries/consultation/assessments.ts';
import { touchConsultation } from '../../../db/queries/consultation/preparation.ts';
import {
  type AssessmentKind,
  assessmentFields,
  assessmentParts,
  type ChildWords,
  longestChildWords,
  longestPart,
  type WrittenPart,
  weighedRights,
  writingOf,
} from '../../core/consultation/assessment.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { isOver, mayEdit } from '../../core/consultation/lifecycle.ts';
import { inOtherTongues, languagesIn } from '../../core/consultation/other-tongues.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { type Deps, refusedBy } from '../deps.ts';
import { permitted } from './permitted.ts';

export type AssessmentEdit = {
  readonly consultationId: string;
  /** Of the consultation; after closing it changes no more and is not looked at. */
  readonly revision: number;
  readonly kind: AssessmentKind;
  /** The last writing that was seen, as `writingOf` says it; left out: it is not compared. */
  readonly seen?: string | undefined;
  readonly language: string;
  /** Every part of the kind once, in any order; a text may still be empty. */
  readonly parts: readonly WrittenPart[];
  /** In a language that is not named here what the version before says stays. */
  readonly words: readonly ChildWords[];
};

/**
 * Writes the next version of an assessment as a draft, or the draft anew: before opening, where it makes a draft of the consultation
 * again, and once more after closing. While children are being asked nothing of it is written. One that is not whole shuts the gate,
 * not this form. Refusals: `not-found`, `not-allowed` (only a person writes one), `state-forbids`, `field-missing` (another part, or one twice),
 * `field-too-long`, `stale-revision` (the consultation was changed elsewhere, or somebody wrote it since it was seen).
 */
export async function writeAssessment(
  deps: Deps,
  actor: Actor,
  input: AssessmentEdit,
): Promise<Outcome<{ number: number }>> {
  const { consultationId, kind } = input;
  const found = await permitted(deps, actor, { deed: 'consultation:edit', consultationId });
  if (!found.ok) return found;
  if (actor.kind !== 'staff') return refuse('not-allowed');
  const { db, row } = found;
  const before = mayEdit(row.state);
  if (!before && (!isOver(row.state) || row.state === 'destroyed')) return refuse('state-forbids');
  const wanted = assessmentParts[kind].map(({ part }) => part as string);
  const given = input.parts.map(({ part }) => part);
  if (wanted.length !== given.length || wanted.some((part) => !given.includes(part)))
    return refuse('field-missing');
  if (!input.parts.every(({ rights }) => rights.every((right) => weighedRights.includes(right))))
    return refuse('field-missing');
  const long = input.parts.some((part) => assessmentFields.some((field) => part[field].length > longestPart));
  if (long || input.words.some(({ body }) => body.length > longestChildWords))
    return refuse('field-too-long');

  const phase = before ? 'before' : 'after';
  const known = (await assessments(db)).filter((each) => each.kind === kind);
  const last = known.at(-1);
  if (input.seen !== undefined && input.seen !== writingOf(last)) return refuse('stale-revision');
  const number = last && last.approvedDay === '' && last.phase === phase ? last.number : known.length + 1;
  const day = dayIn(row.timeZone, deps.clock());
  const result = await db.write([
    ...(before ? touchConsultation(input.revision) : []),
    ...putAssessment(db, {
      kind,
      number,
      revision: last?.number === number ? last.revision : 0,
      phase,
      language: input.language,
      writtenBy: actor.staffId,
      writtenName: actor.name,
      day,
      parts: input.parts.map((part) => ({
        part: part.part,
        rights: weighedRights.filter((right) => part.rights.includes(right)),
        criterion: part.criterion.trim(),
        finding: part.finding.trim(),
        measure: part.measure.trim(),
      })),
      words: [
        ...input.words.map((text) => ({ ...text, body: text.body.trim() })).filter(({ body }) => body !== ''),
        ...inOtherTongues(last?.words ?? [], languagesIn(input.words)),
      ],
    }),
    auditStatement({
      day,
      actor: actor.staffId,
      deed: 'assessment:write',
      subject: consultationId,
      detail: `${kind} ${number} ${phase}`,
    }),
  ]);
  return result.ok ? done({ number }) : refusedBy(result);
}
