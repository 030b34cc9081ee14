import { type WaitingAppeal, waitingAppeals } from '../../../db/queries/appeals.ts';
import { maySecond } from '../../core/moderation/appeal.ts';
import { done, type Outcome } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { forSecondLook, type SecondLook } from '../../core/wire/views.ts';
import type { Deps } from '../deps.ts';
import { logReads } from '../privacy/log-reads.ts';
import { atDesk } from './at-desk.ts';

/** How many appeals one page holds. */
const longest = 100;

/**
 * Appeals of children, the first due first: words, first decision and its reason. Own decisions are in the list, marked as
 * another person's to look at. That it was read stands in the audit log before. Refusals: `not-allowed`, `not-found`, `training-needed`, `break-needed`.
 */
export async function readSecondLooks(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string },
): Promise<Outcome<readonly SecondLook[]>> {
  const found = await atDesk(deps, actor, {
    deed: 'desk:read',
    consultationId: input.consultationId,
    awake: true,
  });
  if (!found.ok) return found;
  const waiting = await waitingAppeals(found.db, { limit: longest });
  await logReads(deps, found.db, {
    consultationId: input.consultationId,
    actor,
    deed: 'desk:read',
    day: found.facts.day(deps.clock()),
    ids: waiting.map(({ record }) => record.id),
  });
  return done(waiting.map((each) => lookOf(each, found.staff.staffId)));
}

function lookOf({ record, dueMinute, firstDecider }: WaitingAppeal, staffId: string): SecondLook {
  return forSecondLook(record, { dueMinute, own: !maySecond(staffId, firstDecider) });
}
