import { withdrawContribution as withdraw } from '../../../db/queries/authorship.ts';
import { contributionById } from '../../../db/queries/contributions.ts';
import { raiseSeq } from '../../../db/queries/settlements.ts';
import { isShown, mayMove } from '../../core/moderation/decide.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { forAuthor, type OwnContribution } from '../../core/wire/views.ts';
import { counters } from '../counters.ts';
import { type Deps, openConsultation, refusedBy } from '../deps.ts';
import { promiseTakenBack } from '../privacy/promised.ts';

/**
 * A child takes its words back: the bytes go in this commit, other screens drop it, the child keeps a line that says so, and a
 * backup that is put back shows them no more.
 * Taking back what is already taken back is done. Refusals: `not-allowed`, `not-found`, `state-forbids`, `stale-revision`.
 */
export async function withdrawContribution(
  deps: Deps,
  actor: Actor,
  input: { id: string },
): Promise<Outcome<OwnContribution>> {
  if (actor.kind !== 'child') return refuse('not-allowed');
  const db = await openConsultation(deps, actor.consultationId);
  const record = db && (await contributionById(db, input.id));
  if (!db || !record || record.participantId !== actor.participantId) return refuse('not-found');
  if (record.state === 'withdrawn') return done(forAuthor(record));
  if (!mayMove(record.state, 'withdrawn', 'author')) return refuse('state-forbids');

  const wasShown = isShown(record.state);
  const result = await db.write([
    ...raiseSeq(record, wasShown),
    ...withdraw({
      id: record.id,
      participantId: actor.participantId,
      activityId: record.activityId,
      change: record.change,
      empty: db.text.encode(''),
      numbered: wasShown,
    }),
  ]);
  if (!result.ok) return refusedBy(result);
  deps.unread.delete(record.id);
  deps.recentWords.forget(actor.participantId, record.text);
  await promiseTakenBack(deps, { consultationId: actor.consultationId, contributionIds: [record.id] });
  const { desk, shown } = counters(result, wasShown);
  const contribution = {
    ...record,
    change: record.change + 1,
    state: 'withdrawn' as const,
    text: '',
    hidden: [],
    reason: null,
    findings: [],
    seq: shown ?? record.seq,
    appeal: null,
  };
  return done(forAuthor(contribution), [
    {
      name: 'contribution-withdrawn',
      consultationId: actor.consultationId,
      deskSeq: desk,
      removedSeq: shown,
      contribution,
    },
  ]);
}
