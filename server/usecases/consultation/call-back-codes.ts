import { auditStatement } from '../../../db/audit.ts';
import { batchOf, callBack } from '../../../db/queries/consultation/code-batches.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { actorName, type Deps, refusedBy } from '../deps.ts';
import { promiseDecided } from '../privacy/promised-decisions.ts';
import { permitted } from './permitted.ts';

/**
 * What is left of a batch of codes opens nothing any more, as whoever may hand out codes says: its sheets were stolen, photographed or sent to the wrong
 * people. One person does it, at once. Seats that were taken with it stay; devices that handed out its places end. How many codes were left is
 * neither told nor written down: it is a count of children. Called back already, it is done.
 * Refusals: `not-found` (also the batch), `state-forbids` (over).
 */
export async function callBackCodes(
  deps: Deps,
  actor: Actor,
  input: { readonly consultationId: string; readonly batchId: string },
): Promise<Outcome<null>> {
  const { consultationId } = input;
  const found = await permitted(deps, actor, { deed: 'codes:issue', consultationId });
  if (!found.ok) return found;
  const { db, row } = found;
  const batch = await batchOf(db, input.batchId);
  if (!batch) return refuse('not-found');
  if (batch.calledBackDay !== '') return done(null);
  // A backup from before has these codes, and whoever holds the sheets would come in.
  await promiseDecided(deps, { consultationId, decisions: [['called-back', batch.id]] });
  const day = dayIn(row.timeZone, deps.clock());
  const result = await db.write([
    ...callBack({ id: batch.id, day }),
    auditStatement({ day, actor: actorName(actor), deed: 'codes:call-back', subject: batch.id, detail: '' }),
  ]);
  return result.ok ? done(null) : refusedBy(result);
}
