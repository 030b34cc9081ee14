import { auditStatement } from '../../../db/audit.ts';
import type { SqlValue, Statement } from '../../../db/engine.ts';
import { addChildStatement } from '../../../db/queries/consultation/statements.ts';
import { recordDecision } from '../../../db/queries/moderation/desk.ts';
import { isFirst, raiseSeq, settleContribution } from '../../../db/queries/moderation/settlements.ts';
import type { ActivityKind } from '../../core/consultation/activities.ts';
import { waitBucket } from '../../core/consultation/days.ts';
import { newId } from '../../core/ids.ts';
import { type ContributionState, type HiddenSpan, isShown } from '../../core/moderation/decide.ts';
import { leftIn } from '../../core/moderation/read-anew.ts';
import type { Reason } from '../../core/moderation/reasons.ts';
import type { AuditDeed } from '../../core/privacy/audit-deeds.ts';
import type { DomainEvent } from '../../core/wire/events.ts';
import type { ContributionRecord } from '../../core/wire/views.ts';
import { counters } from '../counters.ts';
import type { Deps } from '../deps.ts';

/** What a person decided on a contribution, the first time or after an appeal. */
export type Decided = {
  readonly record: ContributionRecord;
  readonly kind: ActivityKind;
  readonly to: ContributionState;
  /** What the child is told; null where it is shown as it is. */
  readonly reason: Reason | null;
  readonly hidden: readonly HiddenSpan[];
  /** Other children see something else than before. */
  readonly changesRoom: boolean;
  /** It keeps the place it had in its room. */
  readonly inPlace: boolean;
  readonly staffId: string;
  readonly day: string;
  readonly waitMinutes: number;
  readonly deed: AuditDeed;
  /** Others read for the first time who or where a child is, and whoever decided named it. */
  readonly leaves: boolean;
};

/**
 * The one commit of a decision: number, state and reason, the statement that shown words of a statement activity become, the
 * decision and its entry in the log. `first` goes before the state, `besides` after it. `by`: refused where another desk holds it.
 */
export function decisionWrites(
  deps: Pick<Deps, 'random'>,
  decided: Decided,
  more: {
    readonly first?: readonly Statement[];
    readonly besides?: readonly Statement[];
    readonly by?: { readonly staffId: string; readonly minute: number };
    /** What stands in the decision, where that is not what the child is told. */
    readonly because?: Reason | null;
  },
): readonly Statement[] {
  const { record, to, reason, hidden, changesRoom, inPlace, staffId, day } = decided;
  const because = more.because === undefined ? reason : more.because;
  const made = { staffId, reason: because, day, waitBucket: waitBucket(decided.waitMinutes) };
  const first = isFirst(record);
  return [
    ...raiseSeq(record, changesRoom),
    ...(more.first ?? []),
    ...settleContribution(
      {
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
        ...(more.by ? { by: more.by } : {}),
      },
      first ? made : undefined,
    ),
    ...(decided.kind === 'statements' && isShown(to)
      ? [
          addChildStatement({
            id: newId(deps.random),
            activityId: record.activityId,
            contributionId: record.id,
            revision: record.revision,
          }),
        ]
      : []),
    ...(more.besides ?? []),
    ...(first
      ? []
      : [
          recordDecision({
            ...made,
            contributionId: record.id,
            change: record.change + 1,
            fromState: record.state,
            toState: to,
          }),
        ]),
    auditStatement({
      day,
      actor: staffId,
      deed: decided.deed,
      subject: record.id,
      // One word: of the two the one that is nowhere else. Why it was decided so stands with the decision.
      detail: decided.leaves ? leftIn : (because ?? ''),
    }),
  ];
}

/** What everybody concerned hears of it, by the numbers that its commit raised. */
export function decidedEvent(
  result: { readonly rows: readonly (readonly (readonly SqlValue[])[])[] },
  decided: Decided,
  of: { readonly consultationId: string; readonly appeal: ContributionRecord['appeal'] },
): DomainEvent {
  const { record } = decided;
  const { desk, shown } = counters(result, decided.changesRoom);
  return {
    name: 'contribution-decided',
    consultationId: of.consultationId,
    deskSeq: desk,
    shownSeq: shown,
    wasShown: isShown(record.state),
    contribution: {
      ...record,
      change: record.change + 1,
      state: decided.to,
      reason: decided.reason,
      hidden: decided.hidden,
      // Without a number of the room it waits to be shown with all others.
      seq: decided.changesRoom && !decided.inPlace ? shown : record.seq,
      appeal: of.appeal,
    },
  };
}
