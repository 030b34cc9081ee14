import { auditStatement } from '../../../db/audit.ts';
import { signDraft } from '../../../db/queries/analysis/version-writes.ts';
import { versions } from '../../../db/queries/analysis/versions.ts';
import { hasDone } from '../../../db/queries/staff/own-work.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { ofVersions } from '../../core/staff/own-work.ts';
import { type Actor, needsFactor } from '../../core/staff/roles.ts';
import { type Deps, refusedBy } from '../deps.ts';
import { afterAnswers } from './after-answers.ts';

/**
 * A second person publishes a version: that a law changed because of what children said is a claim, and nobody makes it alone. From then
 * on it stands and is not written again.
 * Refusals: `not-found`, `state-forbids` (no such draft), `one-person-alone` (who wrote it, or any part of one of this consultation), `factor-needed`, `stale-revision` (it
 * changed since it was read).
 */
export async function signVersion(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string; number: number; revision: number },
): Promise<Outcome<null>> {
  const found = await afterAnswers(deps, actor, { deed: 'release:sign', ...input });
  if (!found.ok) return found;
  const { staff } = found;
  const control = deps.databases.control;
  const draft = (await versions(control, input.consultationId)).find(({ number }) => number === input.number);
  if (draft?.signedDay !== '') return refuse('state-forbids');
  const { staffId } = staff;
  const own = { staffId, deeds: ofVersions, subject: input.consultationId };
  if (draft.writtenBy === staffId || (await hasDone(control, own))) return refuse('one-person-alone');
  if (needsFactor(staff, 'release:sign')) return refuse('factor-needed');
  const day = dayIn('UTC', deps.clock());
  const result = await control.write([
    ...signDraft(control, { ...input, signedBy: staff.name, day }),
    auditStatement({
      day,
      actor: staff.staffId,
      deed: 'version:sign',
      subject: input.consultationId,
      detail: `version ${input.number}`,
    }),
  ]);
  return result.ok ? done(null) : refusedBy(result);
}
