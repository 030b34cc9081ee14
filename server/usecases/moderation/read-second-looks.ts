import {
  appealsToAnswer,
  type WaitingAppeal,
  waitingAppeals,
} from '../../../db/queries/moderation/appeals.ts';
import { maySecond } from '../../core/moderation/appeal.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { forSecondLook, forSecondRow, type SecondLook, type SecondRow } from '../../core/wire/views.ts';
import type { Deps } from '../deps.ts';
import { unlessDamaged } from '../if-readable.ts';
import { logReads } from '../privacy/log-reads.ts';
import { atDesk } from './at-desk.ts';
import { whyRest } from './exposure.ts';

/** How many appeals one page holds. */
const longest = 100;

/**
 * Appeals of children, the first due first, without their words: each is opened for itself, and counts then. Own decisions stand last in
 * the list, marked as another person's to look at: however many there are they keep none out of it. Refusals: `not-allowed`, `not-found`, `training-needed`, `break-needed`.
 */
export async function readSecondLooks(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string },
): Promise<Outcome<readonly SecondRow[]>> {
  const found = await atDesk(deps, actor, {
    deed: 'desk:read',
    consultationId: input.consultationId,
    awake: true,
  });
  if (!found.ok) return found;
  const waiting = await waitingAppeals(found.db, { limit: longest, staffId: found.staff.staffId });
  return done(waiting.map((each) => forSecondRow(each.record, waitOf(each, found.staff.staffId))));
}

/**
 * One appeal: words, first decision and its reason. Hard words count as they do at the desk. That it was read stands in the audit
 * log before. Refusals: `not-allowed`, `not-found`, `training-needed`, `break-needed`, `already-decided` (it waits no more).
 */
export async function readSecondLook(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string; id: string },
): Promise<Outcome<SecondLook>> {
  const { consultationId, id } = input;
  const found = await atDesk(deps, actor, { deed: 'desk:read', consultationId, awake: true });
  if (!found.ok) return found;
  const { staffId } = found.staff;
  const [waits] = await waitingAppeals(found.db, { limit: 1, id, staffId });
  if (!waits) return refuse('already-decided');
  const { organisationId } = found.facts;
  const rest = await whyRest(deps, { staffId, organisationId, record: waits.record });
  if (rest) return rest;
  await logReads(deps, found.db, {
    consultationId,
    actor,
    deed: 'desk:read',
    day: found.facts.day(deps.clock()),
    ids: [id],
  });
  return done(forSecondLook(waits.record, waitOf(waits, staffId)));
}

/**
 * How many of them this person may answer: for the bar of its pages, also in a break. Refusals: `not-allowed`, `not-found`, `training-needed`.
 */
export async function countSecondLooks(
  deps: Deps,
  actor: Actor,
  { consultationId }: { consultationId: string },
): Promise<Outcome<number>> {
  const found = await atDesk(deps, actor, { deed: 'desk:decide', consultationId });
  // It stands in a bar beside much else: a damaged page keeps none of that from being shown.
  return found.ok ? done(await unlessDamaged(appealsToAnswer(found.db, found.staff.staffId), 0)) : found;
}

function waitOf({ dueMinute, firstDecider }: WaitingAppeal, staffId: string) {
  return { dueMinute, own: !maySecond(staffId, firstDecider) };
}
