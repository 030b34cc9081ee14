import { beginAppeal } from '../../../db/queries/moderation/appeals.ts';
import { contributionById } from '../../../db/queries/room/contributions.ts';
import { minuteOf } from '../../core/consultation/days.ts';
import { appealDue, mayAppeal } from '../../core/moderation/appeal.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { forAuthor, type OwnContribution } from '../../core/wire/views.ts';
import { type Deps, refusedBy } from '../deps.ts';
import { asChild } from './as-child.ts';

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
  const found = await asChild(deps, actor, 'own-words:appeal');
  if (!found.ok) return found;
  const { db, facts, child } = found;
  const record = await contributionById(db, input.id);
  if (!record || record.participantId !== child.participantId) return refuse('not-found');
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
