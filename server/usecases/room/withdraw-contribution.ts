import { withdrawContribution as withdraw } from '../../../db/queries/moderation/authorship.ts';
import { counterValue } from '../../../db/queries/moderation/desk.ts';
import { raiseSeq } from '../../../db/queries/moderation/settlements.ts';
import { contributionById } from '../../../db/queries/room/contributions.ts';
import { isShown, mayMove } from '../../core/moderation/decide.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { DomainEvent } from '../../core/wire/events.ts';
import { forAuthor, type OwnContribution } from '../../core/wire/views.ts';
import { counters } from '../counters.ts';
import { type Deps, openConsultation, refusedBy } from '../deps.ts';
import { quotesCut, toldPages, writeAsRead } from '../privacy/cut-quotes.ts';
import { promiseTakenBack } from '../privacy/promised.ts';
import { afterThese } from '../told-so-far.ts';

/**
 * A child takes its words back: the bytes go in this commit, with what texts of staff quote of them, other screens drop it, the child keeps a
 * line that says so, and a backup that is put back shows them no more.
 * Taking back what is already taken back, or is at this very moment, is done: it is promised and told once more, since a stop may have come before the telling.
 * Refusals: `not-allowed`, `not-found`, `state-forbids`, `stale-revision`, `try-again`.
 */
export async function withdrawContribution(
  deps: Deps,
  actor: Actor,
  input: { id: string },
): Promise<Outcome<OwnContribution>> {
  if (actor.kind !== 'child') return refuse('not-allowed');
  const { consultationId, participantId } = actor;
  const db = await openConsultation(deps, consultationId);
  const record = db && (await contributionById(db, input.id));
  if (!db || !record || record.participantId !== participantId) return refuse('not-found');
  const { id } = record;
  const again = record.state === 'withdrawn';
  if (!again && !mayMove(record.state, 'withdrawn', 'author')) return refuse('state-forbids');
  await promiseTakenBack(deps, { consultationId, contributionIds: [id] });
  const toldAgain = async (contribution: typeof record) => {
    // A page that heard it has these numbers or higher ones, and passes over them.
    const numbers = { deskSeq: await counterValue(db, 'desk'), removedSeq: contribution.seq };
    return done(forAuthor(contribution), [
      { name: 'contribution-withdrawn', consultationId, ...numbers, contribution },
    ]);
  };
  if (again) return toldAgain(record);

  const wasShown = isShown(record.state);
  const { made, result } = await writeAsRead(db, async () => {
    const cut = await quotesCut(db, { participantId, goes: (words) => words.id === id });
    const words = { id, participantId, activityId: record.activityId, change: record.change };
    return {
      shown: cut.shown,
      statements: [
        ...raiseSeq(record, wasShown),
        ...withdraw({ ...words, empty: db.text.encode(''), numbered: wasShown }),
        ...cut.statements,
      ],
    };
  });
  if (!result.ok) {
    // Sent again, to another process maybe, before the first try was written: that one took it back.
    const now = await contributionById(db, id);
    return now?.state === 'withdrawn' ? toldAgain(now) : refusedBy(result);
  }
  deps.unread.delete(id);
  deps.recentWords.forget(participantId, record.text);
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
  const gone: readonly DomainEvent[] = [
    { name: 'contribution-withdrawn', consultationId, deskSeq: desk, removedSeq: shown, contribution },
  ];
  const told = await afterThese(gone, toldPages(deps, db, { consultationId, shown: made.shown }));
  return done(forAuthor(contribution), [...gone, ...told]);
}
