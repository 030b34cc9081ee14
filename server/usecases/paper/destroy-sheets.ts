import { auditStatement } from '../../../db/audit.ts';
import { isDestroyed } from '../../../db/queries/paper/paper.ts';
import { destroyPaper } from '../../../db/queries/paper/paper-acts.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { permitted } from '../consultation/permitted.ts';
import { actorName, type Deps, refusedBy } from '../deps.ts';

/**
 * Somebody destroyed the paper of a batch and counted it: so many as came back and were settled, or nothing is put down. A sheet whose child
 * erased everything may be missing, because its child is told to have it torn up; which nobody is told. How many can be found out by trying (R1043). Said twice with the same number it is put down once. Refusals:
 * `not-found`, `field-missing` (no whole number), `sheet-own-group` (this person knows these children by more than their sheets), `count-differs` (another number came back, or a sheet still waits to be settled).
 */
export async function destroySheets(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string; batchId: string; sheets: number },
): Promise<Outcome<null>> {
  const found = await permitted(deps, actor, { deed: 'paper:destroy', consultationId: input.consultationId });
  if (!found.ok) return found;
  const { db, row } = found;
  const { batchId, sheets } = input;
  if (!Number.isInteger(sheets) || sheets < 0) return refuse('field-missing');
  const day = dayIn(row.timeZone, deps.clock());
  const staffId = actorName(actor);
  const record = { batchId, day, staffId, sheets };
  const result = await db.write([
    ...destroyPaper(record),
    auditStatement({ day, actor: staffId, deed: 'paper:destroy', subject: batchId, detail: String(sheets) }),
  ]);
  if (result.ok) return done(null);
  // Pressed twice: the first press took all sheets that were left to count.
  if (result.refusal === 'count-differs' && (await isDestroyed(db, record))) return done(null);
  return refusedBy(result);
}
