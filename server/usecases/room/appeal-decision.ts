import { beginAppeal } from '../../../db/queries/appeals.ts';
import { contributionById } from '../../../db/queries/contributions.ts';
import { minuteOf } from '../../core/consultation/days.ts';
import { appealDue, mayAppeal } from '../../core/moderation/appeal.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { type Actor, can } from '../../core/staff/roles.ts';
import { forAuthor, type OwnContribution } from '../../core/wire/views.ts';
import { type Deps, openConsultation, refusedBy } from '../deps.ts';

/**
 * A child asks that another adult looks at words of its own that came back, are not shown, or have a part hidden. It waits with
 * a due minute, open or closed. Asked twice it is asked once. Refusals: `not-allowed`, `not-found`, `state-forbids` (also: the
 * second adult has looked), `stale-revision`.
 */
export async function appealDecision(
  deps: Deps,
  actor: Actor,
  input: { id: string },
): Promise<Outcome<OwnContribution>> {
  if (actor.kind !== 'child') return refuse('not-allowed');
  const [db, facts] = await Promise.all([
    openConsultation(deps, actor.consultationId),
    deps.facts(actor.consultationId),
  ]);
  if (!db || !facts) return refuse('not-found');
  const subject = { organisationId: facts.organisationId, consultationId: actor.consultationId };
  if (!can(actor, 'own-words:appeal', subject)) return refuse('not-allowed');
  const record = await contributionById(db, input.id);
  if (!record || record.participantId !== actor.participantId) return refuse('not-found');
  if (record.appeal === 'waiting') return done(forAuthor(record));
  if (!mayAppeal(record)) return refuse('state-forbids');
  const now = deps.clock();
  const minute = minuteOf(now);
  const result = await db.write(
    beginAppeal({
      contributionId: record.id,
      change: record.change,
      minute,
      dueMinute: appealDue(minute),
      day: facts.day(now),
    }),
  );
  // Pressed twice at once: the other press has asked already.
  if (!result.ok && result.refusal !== 'already-decided') return refusedBy(result);
  return done(forAuthor({ ...record, appeal: 'waiting' }));
}
