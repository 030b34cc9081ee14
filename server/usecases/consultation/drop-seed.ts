import { auditStatement } from '../../../db/audit.ts';
import { dropProposedSeed } from '../../../db/queries/consultation/running-seeds.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { done, type Outcome } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { actorName, type Deps, refusedBy } from '../deps.ts';
import { permitted } from './permitted.ts';

/**
 * A proposed seed is taken back by who prepares, or turned down by who approves. No child has seen it.
 * Refusals: `not-found`, `state-forbids` (not proposed: what children voted on is retired, never dropped).
 */
export async function dropSeed(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string; statementId: string },
): Promise<Outcome<null>> {
  const { consultationId } = input;
  const prepares = await permitted(deps, actor, { deed: 'consultation:edit', consultationId });
  const found = prepares.ok
    ? prepares
    : await permitted(deps, actor, { deed: 'consultation:approve', consultationId });
  if (!found.ok) return found;
  const result = await found.db.write([
    ...dropProposedSeed(input.statementId),
    auditStatement({
      day: dayIn(found.row.timeZone, deps.clock()),
      actor: actorName(actor),
      deed: 'seed:drop',
      subject: input.statementId,
      detail: '',
    }),
  ]);
  return result.ok ? done(null) : refusedBy(result);
}
