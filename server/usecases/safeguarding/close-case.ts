import { auditStatement } from '../../../db/audit.ts';
import type { Database } from '../../../db/databases.ts';
import {
  askToClose,
  closeAsked,
  endCaseWait,
  forgetReachOf,
} from '../../../db/queries/safeguarding/sealed-case-writes.ts';
import { caseById, closerOf, saidIn } from '../../../db/queries/safeguarding/sealed-cases.ts';
import { stillStored, storedNow } from '../../../db/statement.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { readsBy } from '../../core/safeguarding/cases.ts';
import { nonceBytes } from '../../core/safeguarding/sealed-format.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { secondPress } from '../../core/staff/second-press.ts';
import { type Deps, refusedBy } from '../deps.ts';
import { printOf } from '../print-of.ts';
import { atCase } from './as-lead.ts';
import { openingsNow } from './leads-away.ts';

export type CloseInput = {
  readonly consultationId: string;
  readonly caseId: string;
  /** `ask`: the team has done what it can, says one lead. `close`: another one agrees. `keep`: one of them does not, or no longer. */
  readonly to: 'ask' | 'close' | 'keep';
  /** The trace of what was said in the case as it was read (`readSealedCase`); to keep it open takes none. */
  readonly seen: string;
};

/**
 * Two leads close a case: it waits no more, and how to reach the child is forgotten. Until the second one has agreed nothing
 * changes for the child, and what it writes meanwhile, or the team answers, ends the wish. A child ends its case alone, by
 * taking it back. Both of them have read all that was said by then. Closed twice by one lead it is closed once. Refusals: `not-found`, `training-needed`,
 * `not-ready` (this lead does not read what the child told), `already-decided` (not open; another one asked, or closed it; nothing asked for), `one-person-alone` (it asked itself), `stale-revision` (the child wrote
 * or the team answered since it was read).
 */
export async function closeCase(deps: Deps, actor: Actor, input: CloseInput): Promise<Outcome<null>> {
  const found = await atCase(deps, actor, input);
  if (!found.ok) return found;
  const { db, staff, day } = found;
  const { id } = found.case;
  const by = staff.staffId;
  const closes = input.to === 'close';
  const { held } = await openingsNow(deps, found);
  const told = held.filter(({ part }) => part === 'told');
  if (input.to !== 'keep' && !readsBy(by, told))
    return closes ? whyNotClosed(db, { id, by, because: 'not-ready' }) : refuse('not-ready');
  const said = saidIn(id, nonceBytes);
  const stands = await storedNow(db, said);
  if (input.to !== 'keep' && printOf(stands) !== input.seen)
    return closes ? whyNotClosed(db, { id, by, because: 'stale-revision' }) : refuse('stale-revision');
  const result = await db.write([
    ...(closes ? closeAsked({ id, by }) : askToClose({ id, by, to: input.to })),
    ...(input.to === 'keep' ? [] : [stillStored(said, stands)]),
    ...(closes ? [endCaseWait(id), ...forgetReachOf(id)] : []),
    auditStatement({
      day,
      actor: by,
      deed: closes ? 'case:close' : `case:close-${input.to}`,
      subject: id,
      detail: '',
    }),
  ]);
  if (result.ok) return done(null);
  return closes && result.refusal === 'one-person-alone' ? whyNotClosed(db, { id, by }) : refusedBy(result);
}

/** Only whoever asked is told that it did the first part; where it is closed, whoever closed it has done so. `because`: what else forbids it. */
async function whyNotClosed(
  db: Database,
  { id, by, because }: { id: string; by: string; because?: 'not-ready' | 'stale-revision' },
): Promise<Outcome<null>> {
  const now = await caseById(db, id);
  if (now?.state === 'closed') return secondPress({ doneBy: (await closerOf(db, id)) ?? '', staffId: by });
  if (because) return refuse(because);
  return refuse(now?.closingBy === by ? 'one-person-alone' : 'already-decided');
}
