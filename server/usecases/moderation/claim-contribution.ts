import {
  claimContribution as claim,
  contributionAtDesk,
  letGoOthers,
  raiseClaims,
} from '../../../db/queries/moderation/desk.ts';
import { minuteOf } from '../../core/consultation/days.ts';
import { claimEndMs, claimMinutes } from '../../core/moderation/decide.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { type DeskItem, forDesk } from '../../core/wire/views.ts';
import { type Deps, refusedBy } from '../deps.ts';
import { readsToLog } from '../privacy/log-reads.ts';
import { atDesk } from './at-desk.ts';
import { whyRest } from './exposure.ts';

/**
 * Takes an item, so that two people do not read it at once; the lease ends by itself. Taking one's own again renews it, and whoever takes
 * another lets go of the one before.
 * Refusals: `not-found` (also: of a child this person knows), `taken-by-another`, `already-decided`, `break-needed`, `training-needed`.
 */
export async function claimContribution(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string; id: string },
): Promise<Outcome<DeskItem>> {
  const found = await atDesk(deps, actor, { deed: 'desk:decide', consultationId: input.consultationId });
  if (!found.ok) return found;
  const { staff } = found;
  const atHand = await contributionAtDesk(found.db, { id: input.id, staffId: staff.staffId });
  if (!atHand) return refuse('not-found');
  const { record, wait } = atHand;
  if (!wait) return refuse('already-decided');
  const rest = await whyRest(deps, {
    staffId: staff.staffId,
    organisationId: found.facts.organisationId,
    record,
  });
  if (rest) return rest;
  const minute = minuteOf(deps.clock());
  const dueMinute = minute + claimMinutes;
  // Whoever takes it is handed its words: in the same commit.
  const { statements, written } = readsToLog(deps, {
    consultationId: input.consultationId,
    actor,
    deed: 'desk:read',
    day: found.facts.day(deps.clock()),
    ids: [record.id],
  });
  const result = await found.db.write([
    raiseClaims(),
    letGoOthers({ contributionId: record.id, staffId: staff.staffId }),
    ...claim({ contributionId: record.id, staffId: staff.staffId, minute, dueMinute }),
    ...statements,
  ]);
  if (!result.ok) return refusedBy(result);
  written();
  const held = { staffId: staff.staffId, staffName: staff.name, untilMs: claimEndMs(dueMinute) };
  const [[[seq] = []] = [], letGo = []] = result.rows;
  const claimed = {
    name: 'contribution-claimed',
    consultationId: input.consultationId,
    seq: Number(seq),
  } as const;
  return done(forDesk(record, { sinceMinute: wait.sinceMinute, claim: held }), [
    ...letGo.map(([id, batchId]) => ({
      ...claimed,
      contributionId: String(id),
      batchId: String(batchId),
      claim: null,
    })),
    { ...claimed, contributionId: record.id, batchId: record.batchId, claim: held },
  ]);
}
