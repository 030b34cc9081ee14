import { contributionAtDesk, type Wait } from '../../../db/queries/moderation/desk.ts';
import { clearReported } from '../../../db/queries/moderation/reports.ts';
import { endWaits, forgottenReporters, isFirst } from '../../../db/queries/moderation/settlements.ts';
import type { ActivityKind } from '../../core/consultation/activities.ts';
import { minuteOf } from '../../core/consultation/days.ts';
import {
  type ContributionState,
  type Decision,
  type HiddenSpan,
  isShown,
  marksStand,
  marksWords,
  mayMarkWords,
  mayMove,
  needsReason,
  stateAfter,
  undoneTo,
  undoWindowMs,
  waits,
} from '../../core/moderation/decide.ts';
import { namesAll, type Place, readAnew } from '../../core/moderation/read-anew.ts';
import type { Reason } from '../../core/moderation/reasons.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { mergeSpans } from '../../core/room/contribution-text.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { ContributionRecord } from '../../core/wire/views.ts';
import { type Deps, refusedBy } from '../deps.ts';
import { promiseHidden } from '../privacy/promised.ts';
import { type AtDesk, atDesk } from './at-desk.ts';
import { decidedEvent, decisionWrites } from './decided.ts';
import { mayAnew } from './may-anew.ts';

export type DecisionInput = {
  readonly consultationId: string;
  readonly id: string;
  /** The revision the moderator read; another one is refused. */
  readonly revision: number;
  /** Its change, from whoever decides anew on what waits no more: only what it saw is decided on. */
  readonly change?: number | undefined;
  readonly decision: Decision;
  readonly reason?: Reason | undefined;
  readonly hidden?: readonly HiddenSpan[] | undefined;
  /** What tells who or where a child is and is left to be read, as it stands in this revision. */
  readonly leaves?: readonly Place[] | undefined;
};

/**
 * A person decides on exactly what it read. State, reason, number, decision and audit are one commit;
 * in it the words of a statement activity that are shown become a statement.
 * What children reported stands again in its old place, or is refused with a reason; reports about it are forgotten.
 * A refusal marks what is harmful, and sending back may: the rest is shown to nobody and is counted all the same. Refusals: `not-found` (also: of a child this person knows), `break-needed`, `reason-needed`, `redaction-empty`, `already-decided` (it waits no more, and
 * is not as whoever names its change saw it, or a second person's word stands (`decidesAnew`); the same decision of the same person, sent again, is made), `taken-by-another` (another desk holds
 * it), `stale-revision` (the child wrote anew meanwhile), `gives-away` (others would read for the first time who or where a child is, and `leaves` does not name it).
 */
export async function decideContribution(
  deps: Deps,
  actor: Actor,
  input: DecisionInput,
): Promise<Outcome<{ state: ContributionState }>> {
  const { consultationId } = input;
  const found = await atDesk(deps, actor, { deed: 'desk:decide', consultationId, awake: true });
  if (!found.ok) return found;
  const { db } = found;
  const marks = marksWords(input.decision);
  const hidden = mayMarkWords(input.decision) ? (input.hidden ?? []) : [];
  // What is hidden says itself why; every other limit needs its reason.
  const reason =
    input.decision === 'redact' ? (input.reason ?? hidden[0]?.label ?? null) : (input.reason ?? null);
  // An empty mark before a missing reason where others would read what was meant to be hidden.
  if (input.decision === 'redact' && hidden.length === 0) return refuse('redaction-empty');
  if (needsReason(input.decision) && reason === null) return refuse('reason-needed');
  if (marks && hidden.length === 0) return refuse('redaction-empty');

  // What came in just now needs no read: if it has moved on since, the write's own conditions refuse and it is read.
  const remembered = deps.unread.get(input.id);
  deps.unread.delete(input.id);
  if (input.change === undefined && remembered?.record.revision === input.revision) {
    const settled = await settle(deps, { found, input, hidden, reason, atHand: remembered });
    if (settled.ok || settled.code !== 'stale-revision') return settled;
  }
  const read = () => contributionAtDesk(db, { id: input.id, staffId: found.staff.staffId });
  const atHand = await read();
  if (!atHand) return refuse('not-found');
  const settled = await settle(deps, { found, input, hidden, reason, atHand });
  if (settled.ok || settled.code !== 'stale-revision') return settled;
  // Somebody was quicker between the look and the write: maybe this very form, sent twice at once.
  const newer = await read();
  if (!newer || newer.record.change === atHand.record.change) return settled;
  return settle(deps, { found, input, hidden, reason, atHand: newer });
}

type Asked = {
  readonly input: DecisionInput;
  readonly hidden: readonly HiddenSpan[];
  readonly reason: Reason | null;
};

/**
 * What a decision makes of words that stood so. Those that wait again stand again as they stood: what a person hid in them before
 * stays hidden, as it does where a moderator hides more. Nor does it count when they are refused or sent back after all.
 */
function madeOf(
  stood: Pick<ContributionRecord, 'state' | 'hidden' | 'text'>,
  { input, ...asked }: Asked,
): { to: ContributionState; reason: Reason | null; hidden: readonly HiddenSpan[] } {
  // What was hidden in words that wait is what a person hid before that: until they were reported, or until one that hid more took that back.
  const before = waits(stood.state);
  const keeps =
    before || input.decision === 'refuse' || (stood.state === 'redacted' && input.decision !== 'publish');
  const hidden =
    keeps && stood.hidden.length > 0
      ? mergeSpans(stood.text, [...stood.hidden, ...asked.hidden])
      : asked.hidden;
  const asItStood = before && input.decision === 'publish' && hidden.length > 0;
  const to = asItStood ? 'redacted' : stateAfter(input.decision);
  return { to, reason: asItStood ? (hidden[0]?.label ?? null) : asked.reason, hidden };
}

/**
 * The same person decided the same just now, on words that stood as they did, and nothing came after it: the answer to that was lost, and
 * is given again. Known in the ten seconds of an undo, to the process that it was decided at: later or elsewhere it is told that it is
 * decided already, which is true.
 */
function isOwnAgain(deps: Pick<Deps, 'undoable'>, record: ContributionRecord, by: string, asked: Asked) {
  const last = deps.undoable.get(record.id);
  if (last?.staffId !== by || last.undone || last.change !== record.change) return false;
  const { change } = asked.input;
  if (change !== undefined && change + 1 !== last.change) return false;
  const { to, reason, hidden } = madeOf({ ...last.before, text: record.text }, asked);
  return (
    record.state === to &&
    record.reason === (to === 'published' ? null : reason) &&
    JSON.stringify(record.hidden) === JSON.stringify(hidden)
  );
}

/** Writes the decision on a contribution as it is at hand. Refusals as above. */
async function settle(
  deps: Deps,
  decision: Asked & {
    found: AtDesk;
    atHand: { record: ContributionRecord; kind: ActivityKind; wait: Wait | undefined };
  },
): Promise<Outcome<{ state: ContributionState }>> {
  const { found, input, atHand } = decision;
  const { db, facts, staff } = found;
  const { record, wait } = atHand;
  const reported = record.state === 'hidden';
  const { to, reason, hidden } = madeOf(record, decision);
  if (record.revision !== input.revision) return refuse('stale-revision');
  // The same words, and somebody may have hidden a part of them since they were read.
  const asSeen = input.change === undefined ? waits(record.state) : record.change === input.change;
  if (!asSeen)
    return isOwnAgain(deps, record, staff.staffId, decision)
      ? done({ state: record.state })
      : refuse('already-decided');
  // What a second person said of an appeal is no moderator's to overrule, but for what cannot wait for that person. While one is asked the write refuses.
  if (isShown(record.state) && record.appeal !== 'waiting') {
    const may = await mayAnew(db, record, staff.staffId);
    const why = [...decision.hidden.map(({ label }) => label), ...(decision.reason ? [decision.reason] : [])];
    if (!may.decisions.includes(input.decision) || why.some((each) => !may.reasons.includes(each)))
      return refuse('already-decided');
  }
  if (!mayMove(record.state, to, 'moderator')) return refuse('already-decided');
  // After the state: what was taken back has no words left, and is no empty mark.
  if (!marksStand(record.text, decision.hidden)) return refuse('redaction-empty');
  const now = deps.clock();
  const minute = minuteOf(now);
  if (wait?.claim && wait.claim.staffId !== staff.staffId && wait.claim.dueMinute >= minute)
    return refuse('taken-by-another');

  const left = isShown(to) ? readAnew(record, { hidden }) : [];
  if (!namesAll(left, input.leaves ?? [])) return refuse('gives-away');

  const changesRoom = isShown(record.state) || isShown(to);
  const waitMinutes = minute - (wait?.sinceMinute ?? minute);
  const decided = {
    record,
    kind: atHand.kind,
    to,
    reason: to === 'published' ? null : reason,
    hidden,
    changesRoom,
    // What stays in its room keeps its place there.
    inPlace: isShown(to) && (reported || isShown(record.state)) && record.seq !== null,
    staffId: staff.staffId,
    day: facts.day(now),
    waitMinutes,
    deed: `contribution:${input.decision}` as const,
    leaves: left.length > 0,
  };
  if (isShown(record.state) && to !== 'published')
    await promiseHidden(deps, { consultationId: input.consultationId, words: record });
  const writes = decisionWrites(deps, decided, {
    besides: [
      ...(isFirst(record) ? [] : endWaits(record)),
      ...(reported && isShown(to) ? [clearReported(record.id)] : []),
    ],
    by: { staffId: staff.staffId, minute },
    because: reason,
  });
  const result = await db.write(writes);
  if (!result.ok) return refusedBy(result);
  // What is decided anew has waited for nobody.
  if (wait) noteWait(deps, input.consultationId, waitMinutes);
  deps.undoable.set(record.id, {
    staffId: staff.staffId,
    untilMs: deps.steady() + undoWindowMs,
    change: record.change + 1,
    to: undoneTo(record.state, to),
    before: { state: record.state, reason: record.reason, hidden: record.hidden, appeal: record.appeal },
    reporters: forgottenReporters(writes, result.rows),
  });
  const { consultationId } = input;
  return done({ state: to }, [decidedEvent(result, decided, { consultationId, appeal: null })]);
}

/** Keeps how long the last fifty waited, of which the desk is told the middle. What children read of waits is counted otherwise (`usualWait`). */
function noteWait(deps: Deps, consultationId: string, minutes: number): void {
  deps.lateWaits.set(consultationId, [...(deps.lateWaits.get(consultationId) ?? []), minutes].slice(-50));
}
