import { auditStatement } from '../../../db/audit.ts';
import type { Statement } from '../../../db/engine.ts';
import { activityById } from '../../../db/queries/consultation/consultations.ts';
import { contributionOfStatement } from '../../../db/queries/consultation/statements.ts';
import { dropAppeal } from '../../../db/queries/moderation/appeals.ts';
import { waitAgain } from '../../../db/queries/moderation/desk.ts';
import { addReport, reportedBeside, reportsBeside } from '../../../db/queries/moderation/reports.ts';
import { raiseSeq, settleContribution } from '../../../db/queries/moderation/settlements.ts';
import { contributionById } from '../../../db/queries/room/contributions.ts';
import { minuteOf } from '../../core/consultation/days.ts';
import { isShown } from '../../core/moderation/decide.ts';
import { hidesNow } from '../../core/moderation/report.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { ContributionRecord } from '../../core/wire/views.ts';
import { counters } from '../counters.ts';
import { type Deps, refusedBy } from '../deps.ts';
import { promiseHidden } from '../privacy/promised.ts';
import { asChild } from './as-child.ts';
import { isInGroup } from './in-activity.ts';

/**
 * A child says that something is wrong with another's words: in its room, or with a sentence of a child that it votes on, by the
 * id of either. The second child that says so hides them from all
 * until a person has looked, in the commit that counts it. The answer is the same whatever came of it, so that it tells nothing of other reports.
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
  const of = { contributionId: voted?.id ?? input.id, participantId: child.participantId };
  for (let tried = -1; ; ) {
    const record = await contributionById(db, of.contributionId);
    if (!record || record.seq === null || record.participantId === child.participantId)
      return refuse('not-found');
    const activity = await activityById(db, record.activityId);
    if (activity?.kind !== 'room' && activity?.kind !== 'statements') return refuse('not-found');
    if (activity.kind === 'room' && !may('room:enter')) return refuse('not-found');
    if (!(await isInGroup(db, activity, child))) return refuse('not-found');
    // Gone from the page meanwhile: what this child wanted has happened.
    if (record.state === 'hidden') return done(null);
    if (!isShown(record.state)) return refuse('not-found');

    const { others, cleared } = await reportsBeside(db, of);
    const hides = hidesNow({ state: record.state, cleared, reports: others + 1 });
    const report = [addReport(of), reportedBeside(of.contributionId, others)];
    const minute = minuteOf(deps.clock());
    if (hides) await promiseHidden(deps, { consultationId: child.consultationId, words: record });
    const result = await db.write(
      hides ? hiding(record, { report, minute, day: facts.day(deps.clock()) }) : report,
    );
    if (result.ok && !hides) return done(null);
    if (result.ok) {
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
    if (result.refusal !== 'stale-revision') return refusedBy(result);
    // Another child reported at the same time: it is read again. Where none did, this one counts for nothing (its seat is being erased),
    // or they were moved by a person or their author.
    if (others === tried) return done(null);
    tried = others;
  }
}

/** The commit that counts the report and hides the words: nobody dies between the two. */
function hiding(
  record: ContributionRecord,
  with_: { readonly report: readonly Statement[]; readonly minute: number; readonly day: string },
): Statement[] {
  return [
    ...raiseSeq(record, true),
    ...with_.report,
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
    waitAgain(record.id, with_.minute),
    auditStatement({
      day: with_.day,
      actor: 'children',
      deed: 'contribution:hide',
      subject: record.id,
      detail: '',
    }),
  ];
}
