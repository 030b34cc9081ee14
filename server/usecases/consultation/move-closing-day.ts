import { auditStatement } from '../../../db/audit.ts';
import { moveClosingDay as move } from '../../../db/queries/consultation/closing-day.ts';
import { mayMoveClosing } from '../../core/consultation/closing-day.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { isRunning } from '../../core/consultation/lifecycle.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { type Actor, needsFactor } from '../../core/staff/roles.ts';
import { actorName, type Deps, refusedBy } from '../deps.ts';
import { promiseDecided } from '../privacy/promised-decisions.ts';
import { permitted } from './permitted.ts';

/**
 * While it runs children can take part until a later `day` (YYYY-MM-DD), as one person who may close it says with a fresh second factor; pages name it
 * from then on. Never until an earlier one, and none is named where none was: children who were told otherwise would come too late. Whoever has to end it
 * sooner closes it. Sent twice it is moved once.
 * Refusals: `not-found`, `factor-needed`, `state-forbids` (not running, or no such day was named), `field-missing` (a day that is no later one, over, or not before
 * the answer and the destruction).
 */
export async function moveClosingDay(
  deps: Deps,
  actor: Actor,
  input: { readonly consultationId: string; readonly day: string },
): Promise<Outcome<null>> {
  const { consultationId, day: to } = input;
  const deed = 'consultation:close';
  const found = await permitted(deps, actor, { deed, consultationId });
  if (!found.ok) return found;
  const { db, row } = found;
  if (!isRunning(row.state) || row.closingDay === '') return refuse('state-forbids');
  if (row.closingDay === to) return done(null);
  const day = dayIn(row.timeZone, deps.clock());
  if (!mayMoveClosing(row, to, day)) return refuse('field-missing');
  if (needsFactor(actor, deed)) return refuse('factor-needed');
  // A backup from before has the earlier day, and its clock would close by it.
  await promiseDecided(deps, { consultationId, decisions: [['until', to]] });
  const result = await db.write([
    ...move({ from: row.closingDay, to }),
    auditStatement({
      day,
      actor: actorName(actor),
      deed: 'consultation:until',
      subject: consultationId,
      detail: to,
    }),
  ]);
  return result.ok ? done(null) : refusedBy(result);
}
