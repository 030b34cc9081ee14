import { auditStatement } from '../../../db/audit.ts';
import type { Database } from '../../../db/databases.ts';
import {
  askToClose,
  closeAsked,
  endCaseWait,
  forgetReachOf,
} from '../../../db/queries/safeguarding/sealed-case-writes.ts';
import { caseById, closerOf } from '../../../db/queries/safeguarding/sealed-cases.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { secondPress } from '../../core/staff/second-press.ts';
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
 * taking it back. Closed twice by one lead it is closed once. Refusals: `not-found`, `training-needed`, `already-decided` (not open; another one asked, or
 * closed it; nothing asked for), `one-person-alone` (it asked itself).
 */
export async function closeCase(deps: Deps, actor: Actor, input: CloseInput): Promise<Outcome<null>> {
  const found = await atCase(deps, actor, input);
  if (!found.ok) return found;
  const { db, staff, day } = found;
  const { id } = found.case;
  const by = staff.staffId;
  const result = await db.write([
    ...(input.to === 'close'
      ? [...closeAsked({ id, by }), endCaseWait(id), ...forgetReachOf(id)]
      : askToClose({ id, by, to: input.to })),
    auditStatement({
      day,
      actor: by,
      deed: input.to === 'close' ? 'case:close' : `case:close-${input.to}`,
      subject: id,
      detail: '',
    }),
  ]);
  if (result.ok) return done(null);
  return input.to === 'close' && result.refusal === 'one-person-alone'
    ? whyNotClosed(db, { id, by })
    : refusedBy(result);
}

/** Only whoever asked is told that it did the first part; where it is closed, whoever closed it has done so. */
async function whyNotClosed(db: Database, { id, by }: { id: string; by: string }): Promise<Outcome<null>> {
  const now = await caseById(db, id);
  if (now?.state === 'closed') return secondPress({ doneBy: (await closerOf(db, id)) ?? '', staffId: by });
  return refuse(now?.closingBy === by ? 'one-person-alone' : 'already-decided');
}
