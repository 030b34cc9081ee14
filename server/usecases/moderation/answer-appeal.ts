import { auditStatement } from '../../../db/audit.ts';
import { answerAppeal as answer, waitingAppeals } from '../../../db/queries/appeals.ts';
import { raiseSeq, settleContribution } from '../../../db/queries/contributions.ts';
import { contributionAtDesk, recordDecision } from '../../../db/queries/desk.ts';
import { addChildStatement } from '../../../db/queries/statements.ts';
import { minuteOf, waitBucket } from '../../core/consultation/days.ts';
import { newId } from '../../core/ids.ts';
import { maySecond, type SecondDecision } from '../../core/moderation/appeal.ts';
import {
  type ContributionState,
  type HiddenSpan,
  isShown,
  mayMove,
  stateAfter,
} from '../../core/moderation/decide.ts';
import type { Reason } from '../../core/moderation/reasons.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { counters } from '../counters.ts';
import { type Deps, refusedBy } from '../deps.ts';
import { atDesk } from './at-desk.ts';

export type AppealAnswer = {
  readonly consultationId: string;
  readonly id: string;
  /** The change the second person read; another one is refused. */
  readonly change: number;
  readonly decision: SecondDecision;
  readonly reason?: Reason | undefined;
  readonly hidden?: readonly HiddenSpan[] | undefined;
};

/**
 * Another person than the one who decided looks again: shows the words, hides another part, or lets it stand with a reason.
 * One commit; the child hears at once. There is no third look. Refusals: `not-found`, `break-needed`, `reason-needed`, `redaction-empty`,
 * `already-decided`, `one-person-alone` (decided by this person itself), `stale-revision`.
 */
export async function answerAppeal(
  deps: Deps,
  actor: Actor,
  input: AppealAnswer,
): Promise<Outcome<{ state: ContributionState }>> {
  const { consultationId } = input;
  const found = await atDesk(deps, actor, { deed: 'desk:decide', consultationId, awake: true });
  if (!found.ok) return found;
  const { db, facts, staff } = found;
  const upheld = input.decision === 'uphold';
  if (input.decision === 'redact' && !input.hidden?.length) return refuse('redaction-empty');
  const reason = input.decision === 'publish' ? null : (input.reason ?? input.hidden?.at(0)?.label ?? null);
  if (upheld && reason === null) return refuse('reason-needed');

  const [atHand, [waits]] = await Promise.all([
    contributionAtDesk(db, input.id),
    waitingAppeals(db, { limit: 1, id: input.id }),
  ]);
  if (!atHand) return refuse('not-found');
  if (!waits) return refuse('already-decided');
  const { record, kind } = atHand;
  if (record.change !== input.change) return refuse('stale-revision');
  if (!maySecond(staff.staffId, waits.firstDecider)) return refuse('one-person-alone');
  const to = input.decision === 'uphold' ? record.state : stateAfter(input.decision);
  if (!upheld && !mayMove(record.state, to, 'second')) return refuse('already-decided');

  const now = deps.clock();
  const day = facts.day(now);
  const wasShown = isShown(record.state);
  // Where it is shown already it keeps its place; upheld, nothing changes for others.
  const changesRoom = !upheld && (wasShown || isShown(to));
  const inPlace = changesRoom && wasShown && record.seq !== null;
  const hidden = upheld ? record.hidden : input.decision === 'redact' ? (input.hidden ?? []) : [];
  const state = upheld ? 'upheld' : 'restored';
  const result = await db.write([
    raiseSeq(record.activityId, changesRoom),
    ...answer({ contributionId: record.id, state, staffId: staff.staffId }),
    ...settleContribution({
      id: record.id,
      activityId: record.activityId,
      revision: record.revision,
      change: record.change,
      from: record.state,
      to,
      reason,
      hidden: JSON.stringify(hidden),
      numbered: changesRoom && !inPlace,
      inPlace,
    }),
    ...(kind === 'statements' && isShown(to)
      ? [
          addChildStatement({
            id: newId(deps.random),
            activityId: record.activityId,
            contributionId: record.id,
            revision: record.revision,
          }),
        ]
      : []),
    recordDecision({
      contributionId: record.id,
      change: record.change + 1,
      fromState: record.state,
      toState: to,
      reason,
      staffId: staff.staffId,
      day,
      waitBucket: waitBucket(minuteOf(now) - waits.sinceMinute),
    }),
    auditStatement({
      day,
      actor: staff.staffId,
      deed: `appeal:${input.decision}`,
      subject: record.id,
      detail: reason ?? '',
    }),
  ]);
  if (!result.ok) return refusedBy(result);
  deps.undoable.delete(record.id);
  const { desk, shown } = counters(result, record.activityId);
  return done({ state: to }, [
    {
      name: 'contribution-decided',
      consultationId: input.consultationId,
      deskSeq: desk,
      shownSeq: changesRoom ? shown : null,
      wasShown,
      contribution: {
        ...record,
        change: record.change + 1,
        state: to,
        reason,
        hidden,
        seq: changesRoom && !inPlace ? shown : record.seq,
        appeal: state,
      },
    },
  ]);
}
