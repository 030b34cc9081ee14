import { dueErasures, erasuresWait } from '../../../db/queries/erasures.ts';
import { directoryEntries } from '../../../db/queries/staff.ts';
import { minuteOf } from '../../core/consultation/days.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { type Deps, openConsultation } from '../deps.ts';

export type DueErasure = { readonly consultationId: string; readonly participantId: string };

/**
 * Erasures whose minutes to undo are over, or that a crash interrupted. `everywhere` opens each consultation and looks, as after
 * a start; else only those are looked at in which this process knows one to wait. One that cannot be opened is passed over.
 * Refusal: `not-allowed` (all but the clock).
 */
export async function findDueErasures(
  deps: Deps,
  actor: Actor,
  input: { everywhere: boolean },
): Promise<Outcome<readonly DueErasure[]>> {
  if (actor.kind !== 'system') return refuse('not-allowed');
  const { waiting } = deps.erasures;
  const ids = input.everywhere
    ? (await directoryEntries(deps.databases.control)).map((entry) => entry.id)
    : [...waiting];
  const minute = minuteOf(deps.clock());
  const found: DueErasure[] = [];
  for (const consultationId of ids) {
    const db = await openConsultation(deps, consultationId).catch(() => undefined);
    if (db && (await erasuresWait(db))) {
      waiting.add(consultationId);
      for (const { participantId } of await dueErasures(db, minute))
        found.push({ consultationId, participantId });
    } else waiting.delete(consultationId);
  }
  return done(found);
}
