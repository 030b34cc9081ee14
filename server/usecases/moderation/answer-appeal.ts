import { answerAppeal as answer, waitingAppeals } from '../../../db/queries/moderation/appeals.ts';
import { contributionAtDesk } from '../../../db/queries/moderation/desk.ts';
import { minuteOf } from '../../core/consultation/days.ts';
import { maySecond, type SecondDecision } from '../../core/moderation/appeal.ts';
import {
  type ContributionState,
  type HiddenSpan,
  isShown,
  marksStand,
  mayMove,
  stateAfter,
} from '../../core/moderation/decide.ts';
import { namesAll, type Place, readAnew } from '../../core/moderation/read-anew.ts';
import type { Reason } from '../../core/moderation/reasons.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { type Deps, refusedBy } from '../deps.ts';
import { promiseHidden } from '../privacy/promised.ts';
import { atDesk } from './at-desk.ts';
import { decidedEvent, decisionWrites } from './decided.ts';

export type AppealAnswer = {
  readonly consultationId: string;
  readonly id: string;
  /** The change the second person read; another one is refused. */
  readonly change: number;
  readonly decision: SecondDecision;
  readonly reason?: Reason | undefined;
  readonly hidden?: readonly HiddenSpan[] | undefined;
  /** What tells who or where a child is and is left to be read, as it stands at this change. */
  readonly leaves?: readonly Place[] | undefined;
};

/**
 * Another person than the one who decided looks again: shows the words, hides another part, or lets it stand with a reason.
 * One commit; the child hears at once. There is no third look. Refusals: `not-found`, `break-needed`, `reason-needed`, `redaction-empty`,
 * `already-decided`, `one-person-alone` (decided by this person itself), `stale-revision`, `gives-away` (as where it is decided first).
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
    contributionAtDesk(db, { id: input.id, staffId: staff.staffId }),
    waitingAppeals(db, { limit: 1, id: input.id, staffId: staff.staffId }),
  ]);
  if (!atHand) return refuse('not-found');
  if (!waits) return refuse('already-decided');
  const { record, kind } = atHand;
  if (record.change !== input.change) return refuse('stale-revision');
  if (!marksStand(record.text, input.hidden ?? [])) return refuse('redaction-empty');
  if (!maySecond(staff.staffId, waits.firstDecider)) return refuse('one-person-alone');
  const to = input.decision === 'uphold' ? record.state : stateAfter(input.decision);
  if (!upheld && !mayMove(record.state, to, 'second')) return refuse('already-decided');

  const hidden = upheld ? record.hidden : input.decision === 'redact' ? (input.hidden ?? []) : [];
  const left = upheld ? [] : readAnew(record, { hidden });
  if (!namesAll(left, input.leaves ?? [])) return refuse('gives-away');

  const now = deps.clock();
  const wasShown = isShown(record.state);
  // Where it is shown already it keeps its place; upheld, nothing changes for others.
  const changesRoom = !upheld && (wasShown || isShown(to));
  const decided = {
    record,
    kind,
    to,
    reason,
    hidden,
    changesRoom,
    inPlace: changesRoom && wasShown && record.seq !== null,
    staffId: staff.staffId,
    day: facts.day(now),
    waitMinutes: minuteOf(now) - waits.sinceMinute,
    deed: `appeal:${input.decision}` as const,
    leaves: left.length > 0,
  };
  const state = upheld ? 'upheld' : 'restored';
  // What is hidden now others could read: in a backup from before that it waits for a person.
  if (wasShown && input.decision === 'redact') await promiseHidden(deps, { consultationId, words: record });
  const result = await db.write(
    decisionWrites(deps, decided, {
      first: answer({ contributionId: record.id, state, staffId: staff.staffId }),
    }),
  );
  if (!result.ok) return refusedBy(result);
  deps.undoable.delete(record.id);
  return done({ state: to }, [decidedEvent(result, decided, { consultationId, appeal: state })]);
}
