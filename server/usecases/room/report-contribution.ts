import { auditStatement } from '../../../db/audit.ts';
import { dropAppeal } from '../../../db/queries/appeals.ts';
import { activityById } from '../../../db/queries/consultations.ts';
import { contributionById } from '../../../db/queries/contributions.ts';
import { waitAgain } from '../../../db/queries/desk.ts';
import { addReport, reportsOf } from '../../../db/queries/reports.ts';
import { raiseSeq, settleContribution } from '../../../db/queries/settlements.ts';
import { contributionOfStatement } from '../../../db/queries/statements.ts';
import { minuteOf } from '../../core/consultation/days.ts';
import { isShown, mayMove } from '../../core/moderation/decide.ts';
import { hidesNow } from '../../core/moderation/report.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { counters } from '../counters.ts';
import { type Deps, refusedBy } from '../deps.ts';
import { asChild } from './as-child.ts';
import { isInGroup } from './in-activity.ts';

/**
 * A child says that something is wrong with another's words: in its room, or with a sentence of a child that it votes on, by the
 * id of either. The second child that says so hides them from all
 * until a person has looked. The answer is the same whatever came of it, so that it tells nothing of other reports.
 * Refusals: `not-allowed`, `not-found` (also: its own words, or words it cannot read), `too-fast`.
 */
export async function reportContribution(
  deps: Deps,
  actor: Actor,
  input: { id: string },
): Promise<Outcome<null>> {
  const found = await asChild(deps, actor, 'words:report');
  if (!found.ok) return found;
  const { db, facts, child, may } = found;
  const voted = await contributionOfStatement(db, input.id);
  // An old card: those words are gone, and of the new ones this child has read none.
  if (voted?.stands === false) return done(null);
  const record = await contributionById(db, voted?.id ?? input.id);
  if (!record || record.seq === null || record.participantId === child.participantId)
    return refuse('not-found');
  const activity = await activityById(db, record.activityId);
  if (activity?.kind !== 'room' && activity?.kind !== 'statements') return refuse('not-found');
  if (activity.kind === 'room' && !may('room:enter')) return refuse('not-found');
  if (!(await isInGroup(db, activity, child))) return refuse('not-found');
  // Gone from the page meanwhile: what this child wanted has happened.
  if (record.state === 'hidden') return done(null);
  if (!isShown(record.state)) return refuse('not-found');

  const added = await db.write([
    addReport({ contributionId: record.id, participantId: child.participantId }),
  ]);
  if (!added.ok) return refusedBy(added);
  const { reports, cleared } = await reportsOf(db, record.id);
  if (!hidesNow({ state: record.state, cleared, reports }) || !mayMove(record.state, 'hidden', 'children'))
    return done(null);

  const now = deps.clock();
  const minute = minuteOf(now);
  const result = await db.write([
    ...raiseSeq(record, true),
    // The second look was at a decision that this one takes the place of, and what a person decides now can be appealed anew.
    ...dropAppeal(record.id),
    ...settleContribution({
      id: record.id,
      activityId: record.activityId,
      revision: record.revision,
      change: record.change,
      from: record.state,
      to: 'hidden',
      // What was hidden in it stays noted, so that it can stand again as it stood.
      reason: record.reason,
      hidden: JSON.stringify(record.hidden),
      numbered: false,
      inPlace: true,
    }),
    waitAgain(record.id, minute),
    auditStatement({
      day: facts.day(now),
      actor: 'children',
      deed: 'contribution:hide',
      subject: record.id,
      detail: '',
    }),
  ]);
  // Somebody else moved it at the same time: a person, its author, or a third report.
  if (!result.ok) return result.refusal === 'stale-revision' ? done(null) : refusedBy(result);
  deps.unread.delete(record.id);
  deps.undoable.delete(record.id);
  const { desk, shown } = counters(result, true);
  return done(null, [
    {
      name: 'contribution-held',
      consultationId: child.consultationId,
      deskSeq: desk,
      contribution: {
        ...record,
        change: record.change + 1,
        state: 'hidden',
        appeal: record.appeal === 'waiting' ? null : record.appeal,
      },
      sinceMinute: minute,
      removedSeq: shown,
    },
  ]);
}
