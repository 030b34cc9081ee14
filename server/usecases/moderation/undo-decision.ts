import { auditStatement } from '../../../db/audit.ts';
import type { Statement } from '../../../db/engine.ts';
import { dropAppeal } from '../../../db/queries/moderation/appeals.ts';
import { contributionAtDesk, waitAgain } from '../../../db/queries/moderation/desk.ts';
import { addReport, standsReported, unclearReported } from '../../../db/queries/moderation/reports.ts';
import { forgetDecision, raiseSeq, settleContribution } from '../../../db/queries/moderation/settlements.ts';
import { waitBefore } from '../../../db/queries/moderation/waits.ts';
import { fewestMinutes, minuteOf } from '../../core/consultation/days.ts';
import { isShown, mayMove } from '../../core/moderation/decide.ts';
import { reportsThatHide } from '../../core/moderation/report.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { DomainEvent } from '../../core/wire/events.ts';
import { type DeskItem, forDesk, forResting } from '../../core/wire/views.ts';
import { counters } from '../counters.ts';
import { type Deps, refusedBy } from '../deps.ts';
import { promiseHidden } from '../privacy/promised.ts';
import { afterThese } from '../told-so-far.ts';
import { type AtDesk, atDesk } from './at-desk.ts';
import { restsUntil } from './exposure.ts';

/**
 * Takes one's own last decision back within ten seconds, with all that was decided together with it: the item waits again, for as long already as the decision's bucket
 * says at least, and children's screens drop it.
 * What children reported is hidden again, in its place; what stayed on screens all along stands there as it stood, in its place, waits for nobody, and is marked again where one child reported it.
 * Asked for again, because its answer was lost, it is taken back already (R901). Whoever has a break gets it back without its words. One of many that was moved since stays as it is. Refusals: `not-found`, `undo-too-late` (also: somebody else moved it since, or another child reported it), `stale-revision`.
 */
export async function undoDecision(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string; id: string },
): Promise<Outcome<DeskItem>> {
  const found = await atDesk(deps, actor, { deed: 'desk:decide', consultationId: input.consultationId });
  if (!found.ok) return found;
  const alike = deps.undoable.get(input.id)?.alike ?? [];
  const first = await takeBack(deps, found, input);
  let undone = first;
  const events: DomainEvent[] = first.ok ? [...first.events] : [];
  for (const { id, change } of alike) {
    if (deps.undoable.get(id)?.change !== change) continue;
    const one = await afterThese(events, takeBack(deps, found, { ...input, id }));
    if (!one.ok) continue;
    events.push(...one.events);
    if (!undone.ok) undone = one;
  }
  return undone.ok ? done(undone.value, events) : undone;
}

async function takeBack(
  deps: Deps,
  { db, facts, staff }: AtDesk,
  input: { consultationId: string; id: string },
): Promise<Outcome<DeskItem>> {
  const now = deps.clock();
  const mark = deps.undoable.get(input.id);
  if (!mark || mark.staffId !== staff.staffId || mark.untilMs < deps.steady()) return refuse('undo-too-late');
  const atHand = await contributionAtDesk(db, { id: input.id, staffId: staff.staffId });
  const record = atHand?.record;
  const asShown = (item: DeskItem) => (restsUntil(deps, staff.staffId) === null ? item : forResting(item));
  // The answer to the first time was lost: it is given again, and nothing happens twice.
  const stays = isShown(mark.to);
  const since = atHand?.wait?.sinceMinute ?? (stays ? minuteOf(now) : undefined);
  if (mark.undone && record?.change === mark.change && record.state === mark.to && since !== undefined)
    return done(asShown(forDesk(record, { sinceMinute: since, claim: null })));
  // What is in memory may be behind: another process may have decided since, or children reported the words there.
  if (!record || mark.undone || record.change !== mark.change || !mayMove(record.state, mark.to, 'moderator'))
    return refuse('undo-too-late');

  const wasShown = isShown(record.state);
  // The minute since which it waited went with the decision; what that keeps of the wait counts on.
  const waited = await waitBefore(db, { contributionId: record.id, change: record.change });
  const minute = minuteOf(now) - (waited === undefined ? 0 : fewestMinutes[waited]);
  const keepsPlace = stays || mark.to === 'hidden';
  // As it was before the decision: what that one marked is forgotten, and what was hidden before it is not.
  const { hidden } = mark.before;
  const reason = keepsPlace ? mark.before.reason : null;
  if (wasShown && mark.to !== 'published')
    await promiseHidden(deps, { consultationId: input.consultationId, words: record });
  const result = await db.write([
    ...raiseSeq(record, wasShown),
    ...dropAppeal(record.id),
    ...settleContribution({
      id: record.id,
      activityId: record.activityId,
      revision: record.revision,
      change: record.change,
      from: record.state,
      to: mark.to,
      reason,
      hidden: JSON.stringify(hidden),
      numbered: wasShown && !keepsPlace,
      inPlace: wasShown && keepsPlace,
    }),
    ...forgetDecision({ contributionId: record.id, change: record.change }),
    ...(mark.before.state === 'hidden' ? [unclearReported(record.id)] : []),
    ...(stays ? reportedAgain(record.id, mark.reporters) : [waitAgain(record.id, minute)]),
    auditStatement({
      day: facts.day(now),
      actor: staff.staffId,
      deed: 'contribution:undo',
      subject: record.id,
      detail: record.state,
    }),
  ]);
  if (!result.ok) return refusedBy(result);
  deps.undoable.set(input.id, { ...mark, reporters: [], change: record.change + 1, undone: true });

  const { desk, shown } = counters(result, wasShown);
  const contribution = {
    ...record,
    change: record.change + 1,
    state: mark.to,
    reason,
    hidden,
    seq: keepsPlace ? record.seq : (shown ?? record.seq),
    // What a second person said before it stands again.
    appeal: mark.before.appeal,
  };
  const item = forDesk(contribution, { sinceMinute: minute, claim: null });
  const of = { consultationId: input.consultationId, deskSeq: desk, contribution };
  return done(asShown(item), [
    stays
      ? { ...of, name: 'contribution-decided', shownSeq: shown, wasShown: true }
      : { ...of, name: 'contribution-held', sinceMinute: minute, removedSeq: shown },
  ]);
}

/** Who reported it reports it again. With another one who did so meanwhile two would have, and nothing would hide it. */
function reportedAgain(contributionId: string, reporters: readonly string[]): Statement[] {
  if (reporters.length === 0) return [];
  return [
    ...reporters.map((participantId) => addReport({ contributionId, participantId })),
    standsReported(contributionId, { hiddenBy: reportsThatHide, refusal: 'undo-too-late' }),
  ];
}
