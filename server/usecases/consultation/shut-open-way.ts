import { auditStatement } from '../../../db/audit.ts';
import { shutOpenWay as shut } from '../../../db/queries/consultation/consent.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { isRunning } from '../../core/consultation/lifecycle.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { actorName, type Deps, refusedBy } from '../deps.ts';
import { promiseDecided } from '../privacy/promised-decisions.ts';
import { permitted } from './permitted.ts';

/**
 * While it runs nobody comes in without a code any more, at once, by one person and for good: strangers fill in its forms. Children who came so stay,
 * and are counted apart as before. Shut already, it is done.
 * Refusals: `not-found`, `state-forbids` (not running, no such way, or the one for children without a safe carer, who were told of it).
 */
export async function shutOpenWay(
  deps: Deps,
  actor: Actor,
  input: { readonly consultationId: string },
): Promise<Outcome<null>> {
  const { consultationId } = input;
  const found = await permitted(deps, actor, { deed: 'consultation:edit', consultationId });
  if (!found.ok) return found;
  const { db, row } = found;
  if (row.publicWay === 2) return done(null);
  if (!isRunning(row.state) || row.publicWay !== 1 || row.carerWay === 'public')
    return refuse('state-forbids');
  await promiseDecided(deps, { consultationId, decisions: [['way-shut']] });
  const result = await db.write([
    ...shut(),
    auditStatement({
      day: dayIn(row.timeZone, deps.clock()),
      actor: actorName(actor),
      deed: 'way:shut',
      subject: consultationId,
      detail: '',
    }),
  ]);
  return result.ok ? done(null) : refusedBy(result);
}
