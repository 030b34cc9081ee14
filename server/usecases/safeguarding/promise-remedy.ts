import { auditStatement } from '../../../db/audit.ts';
import { doneRemedy, promiseRemedy as promise } from '../../../db/queries/safeguarding/case-answers.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Remedy } from '../../core/safeguarding/cases.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { type Deps, refusedBy } from '../deps.ts';
import { atCase } from './as-lead.ts';

/**
 * What can make good again is promised, or was done; each with its day, and the child reads both.
 * Refusals: `not-found`, `training-needed`, `state-forbids` (nobody has opened the case), `already-decided` (not promised, or done already).
 */
export async function promiseRemedy(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string; caseId: string; remedy: Remedy; to: 'promised' | 'done' },
): Promise<Outcome<null>> {
  const found = await atCase(deps, actor, input);
  if (!found.ok) return found;
  const { db, staff, day } = found;
  if (found.case.state === 'sealed') return refuse('state-forbids');
  const of = { caseId: found.case.id, remedy: input.remedy, day };
  const result = await db.write([
    ...(input.to === 'promised' ? promise({ ...of, staffId: staff.staffId }) : doneRemedy(of)),
    auditStatement({
      day,
      actor: staff.staffId,
      deed: `remedy:${input.to}`,
      subject: found.case.id,
      detail: input.remedy,
    }),
  ]);
  return result.ok ? done(null) : refusedBy(result);
}
