import { auditStatement } from '../../../db/audit.ts';
import {
  askToClose,
  closeAsked,
  endCaseWait,
  forgetTexts,
} from '../../../db/queries/safeguarding/sealed-case-writes.ts';
import { done, type Outcome } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { type Deps, refusedBy } from '../deps.ts';
import { atCase } from './as-lead.ts';

export type CloseInput = {
  readonly consultationId: string;
  readonly caseId: string;
  /** `ask`: the team has done what it can, says one lead. `close`: another one agrees. `keep`: one of them does not, or no longer. */
  readonly to: 'ask' | 'close' | 'keep';
};

/**
 * Two leads close a case: it waits no more, and how to reach the child is forgotten. Until the second one has agreed nothing
 * changes for the child, and what it writes meanwhile, or the team answers, ends the wish. A child ends its case alone, by
 * taking it back. Refusals: `not-found`, `training-needed`, `already-decided` (not open; another one asked; nothing asked for),
 * `one-person-alone` (nobody else asked).
 */
export async function closeCase(deps: Deps, actor: Actor, input: CloseInput): Promise<Outcome<null>> {
  const found = await atCase(deps, actor, input);
  if (!found.ok) return found;
  const { db, staff, day } = found;
  const { id } = found.case;
  const by = staff.staffId;
  const result = await db.write([
    ...(input.to === 'close'
      ? [...closeAsked({ id, by }), endCaseWait(id), ...forgetTexts(id, 'reach')]
      : askToClose({ id, by, to: input.to })),
    auditStatement({
      day,
      actor: by,
      deed: input.to === 'close' ? 'case:close' : `case:close-${input.to}`,
      subject: id,
      detail: '',
    }),
  ]);
  return result.ok ? done(null) : refusedBy(result);
}
