import { auditStatement } from '../../../db/audit.ts';
import { tellOverseer } from '../../../db/queries/safeguarding/leads.ts';
import { giveHalf, leaveHalves, moveCase } from '../../../db/queries/safeguarding/sealed-case-writes.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { type CasePart, type CaseState, halfFor, readersOf } from '../../core/safeguarding/cases.ts';
import { longestReason } from '../../core/staff/field-limits.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { type Deps, refusedBy } from '../deps.ts';
import { atCase } from './as-lead.ts';
import { openingsNow } from './leads-away.ts';

export type OpenInput = {
  readonly consultationId: string;
  readonly caseId: string;
  readonly part: CasePart;
  /** In the words of the lead; the child can read it, so no child's words belong in it. */
  readonly reason: string;
};

/**
 * A lead takes one half, with a reason and a fresh second factor. The second lead to do so has the other half, and from then on
 * the two read together. It takes the place of a lead that cannot use its half any more. `second`: this was the second one. A case whose way to reach
 * the child alone is open is not read. Done again it changes nothing.
 * Refusals: `not-found`, `training-needed`, `factor-needed`, `reason-needed`, `field-too-long`, `already-decided` (two others have it).
 */
export async function openCase(
  deps: Deps,
  actor: Actor,
  input: OpenInput,
): Promise<Outcome<{ second: boolean }>> {
  const found = await atCase(deps, actor, { ...input, fresh: true });
  if (!found.ok) return found;
  const { db, staff, day } = found;
  const reason = input.reason.trim();
  if (reason === '') return refuse('reason-needed');
  if (reason.length > longestReason) return refuse('field-too-long');
  const { held, away } = await openingsNow(deps, found);
  const openings = held.filter(({ part }) => part === input.part);
  const mine = openings.find(({ staffId, why }) => staffId === staff.staffId && why !== 'reseal');
  if (mine) return done({ second: readersOf(openings) !== undefined });
  const half = halfFor(staff.staffId, openings);
  if (half === undefined) return refuse('already-decided');
  const opening = { part: input.part, staffId: staff.staffId, half, why: 'open' as const, day };
  const second = readersOf([...openings, opening]) !== undefined;
  const result = await db.write([
    leaveHalves({ caseId: found.case.id, part: input.part, staffIds: away }),
    ...giveHalf(db, { ...opening, caseId: found.case.id, reason }),
    ...(second && isFirstRead(input.part, found.case.state)
      ? moveCase({ id: found.case.id, from: ['sealed', 'opened'], to: 'opened' })
      : []),
    auditStatement({
      day,
      actor: staff.staffId,
      deed: 'case:open',
      subject: found.case.id,
      detail: `${input.part} ${half}`,
    }),
  ]);
  return result.ok ? done({ second }) : refusedBy(result);
}

const isFirstRead = (part: CasePart, state: CaseState) => part === 'told' && state === 'sealed';

/**
 * One lead alone, because a life is in danger: both halves, with a reason and a fresh second factor. The overseer is told
 * before anything is given, and its page shows it until it says that it has seen it. A training that is over holds nobody up here.
 * Refusals: `not-found`, `training-needed` (it never had one), `factor-needed`, `reason-needed`, `field-too-long`.
 */
export async function openAlone(deps: Deps, actor: Actor, input: OpenInput): Promise<Outcome<null>> {
  const found = await atCase(deps, actor, { ...input, fresh: true, lapsed: true });
  if (!found.ok) return found;
  const { db, row, staff, day } = found;
  const reason = input.reason.trim();
  if (reason === '') return refuse('reason-needed');
  if (reason.length > longestReason) return refuse('field-too-long');
  const { control } = deps.databases;
  const subject = `${row.id} ${found.case.id}`;
  const entry = { actor: staff.staffId, deed: 'case:open-alone', detail: input.part } as const;
  const told = await control.write([
    tellOverseer(control, {
      organisationId: row.organisationId,
      consultationId: row.id,
      caseId: found.case.id,
      part: input.part,
      staffId: staff.staffId,
      reason,
      day,
    }),
    auditStatement({ ...entry, day: dayIn('UTC', deps.clock()), subject }),
  ]);
  if (!told.ok) return refusedBy(told);
  const opening = { part: input.part, staffId: staff.staffId, half: 'both', why: 'alone', day } as const;
  const result = await db.write([
    ...giveHalf(db, { ...opening, caseId: found.case.id, reason }),
    ...(isFirstRead(input.part, found.case.state)
      ? moveCase({ id: found.case.id, from: ['sealed', 'opened'], to: 'opened' })
      : []),
    auditStatement({ ...entry, day, subject: found.case.id }),
  ]);
  return result.ok ? done(null) : refusedBy(result);
}
