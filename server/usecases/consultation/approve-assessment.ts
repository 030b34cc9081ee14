import { auditStatement } from '../../../db/audit.ts';
import { approveAssessment as approve, assessments } from '../../../db/queries/consultation/assessments.ts';
import { type AssessmentKind, isWhole } from '../../core/consultation/assessment.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { type Actor, needsFactor } from '../../core/staff/roles.ts';
import { type Deps, refusedBy } from '../deps.ts';
import { assessed } from './own-work.ts';
import { permitted } from './permitted.ts';

/**
 * A second person approves an assessment. From then on that version stands and is public; what is found later is a version of its own.
 * Refusals: `not-found`, `not-allowed`, `state-forbids` (no such draft), `assessment-gaps` (a part, or words for children, is empty),
 * `one-person-alone` (who wrote it, or ever wrote one of this kind here), `factor-needed`, `stale-revision` (it was written again since it was read).
 */
export async function approveAssessment(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string; kind: AssessmentKind; number: number; revision: number },
): Promise<Outcome<null>> {
  const { consultationId, kind, number, revision } = input;
  const found = await permitted(deps, actor, { deed: 'consultation:approve', consultationId });
  if (!found.ok) return found;
  if (actor.kind !== 'staff') return refuse('not-allowed');
  const { db, row } = found;
  const draft = (await assessments(db)).find((each) => each.kind === kind && each.number === number);
  if (draft?.approvedDay !== '') return refuse('state-forbids');
  const own = draft.writtenBy === actor.staffId || (await assessed(db, { staffId: actor.staffId, kind }));
  if (own) return refuse('one-person-alone');
  if (!isWhole(draft, row.languages)) return refuse('assessment-gaps');
  if (needsFactor(actor, 'consultation:approve')) return refuse('factor-needed');
  const day = dayIn(row.timeZone, deps.clock());
  const result = await db.write([
    ...approve(db, { kind, number, revision, staffId: actor.staffId, name: actor.name, day }),
    auditStatement({
      day,
      actor: actor.staffId,
      deed: 'assessment:approve',
      subject: consultationId,
      detail: `${kind} ${number}`,
    }),
  ]);
  return result.ok ? done(null) : refusedBy(result);
}
