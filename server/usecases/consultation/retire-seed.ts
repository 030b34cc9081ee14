import { auditStatement } from '../../../db/audit.ts';
import { retireSeed as retire } from '../../../db/queries/consultation/running-seeds.ts';
import { unclearStatements } from '../../../db/queries/consultation/statements.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { isOver } from '../../core/consultation/lifecycle.ts';
import { done, type Outcome } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { actorName, type Deps, refusedBy } from '../deps.ts';
import { promiseDecided } from '../privacy/promised-decisions.ts';
import { permitted } from './permitted.ts';

/**
 * Takes a seed out of the vote while the consultation runs. Its votes stay, and the release says that it was taken out.
 * Refusals: `not-found`, `state-forbids` (not running, not a seed, retired already).
 */
export async function retireSeed(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string; statementId: string },
): Promise<Outcome<null>> {
  const found = await permitted(deps, actor, {
    deed: 'consultation:edit',
    consultationId: input.consultationId,
  });
  if (!found.ok) return found;
  const { consultationId, statementId } = input;
  await promiseDecided(deps, { consultationId, decisions: [['sentence', statementId]] });
  const result = await found.db.write([
    ...retire(statementId),
    auditStatement({
      day: dayIn(found.row.timeZone, deps.clock()),
      actor: actorName(actor),
      deed: 'seed:retire',
      subject: statementId,
      detail: '',
    }),
  ]);
  if (!result.ok) return refusedBy(result);
  const activityId = String(result.rows[0]?.[0]?.[0]);
  return done(null, [
    { name: 'statements-changed', consultationId: input.consultationId, activityId, what: 'gone' },
  ]);
}

/**
 * Ids of statements that many children did not understand, for the organiser while it runs: a word, never a number, and
 * looked at anew only when 10 more have voted. Empty once it is over: then there are tables. Refusal: `not-found`.
 */
export async function findUnclearStatements(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string },
): Promise<Outcome<readonly string[]>> {
  const found = await permitted(deps, actor, {
    deed: 'consultation:edit',
    consultationId: input.consultationId,
  });
  if (!found.ok) return found;
  return done(isOver(found.row.state) ? [] : await unclearStatements(found.db));
}
