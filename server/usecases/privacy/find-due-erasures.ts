import { waitingErasures } from '../../../db/queries/privacy/erasures.ts';
import { directoryEntries } from '../../../db/queries/staff/staff.ts';
import { minuteOf } from '../../core/consultation/days.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { isToFinish } from '../../core/privacy/erasure.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { Deps } from '../deps.ts';
import { ifUndamaged } from '../if-readable.ts';

export type DueErasure = { readonly consultationId: string; readonly participantId: string };

/**
 * Erasures whose minutes to undo are over, or that a crash interrupted. `everywhere` opens each consultation and looks, as after
 * a start; else only those are looked at in which this process knows one to wait. One that is damaged is passed over; one that
 * gives no answer is looked at again, and keeps nobody from what is due in the others: of its failure a look that is not everywhere fails, once nothing
 * else is due. Where other processes serve the site, what one of them began is theirs until it is two minutes late: its child looks for the receipt there.
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
    : [...waiting.keys()];
  const minute = minuteOf(deps.clock());
  const found: DueErasure[] = [];
  const failures: unknown[] = [];
  for (const consultationId of ids) {
    const begun = waiting.get(consultationId);
    const pending = await ifUndamaged(deps, consultationId, waitingErasures).catch((error: unknown) => {
      failures.push(error);
      if (!waiting.has(consultationId)) waiting.set(consultationId, new Map());
      return null;
    });
    if (pending === null) continue;
    if (!pending) {
      // What cannot be read just now is looked at again; without its key there is nothing to be erased.
      if (!deps.databases.ids().includes(consultationId)) waiting.delete(consultationId);
      continue;
    }
    for (const each of pending) {
      const { participantId } = each;
      const begunMs = begun?.get(participantId);
      const ours = !deps.factors.shared || begunMs !== undefined;
      const waitedMs = begunMs === undefined ? undefined : deps.steady() - begunMs;
      if (isToFinish(each, { minute, ours, waitedMs })) found.push({ consultationId, participantId });
    }
    // One that began while this was read is known by more than what was read.
    if (waiting.get(consultationId) !== begun) continue;
    const left = [...(begun ?? [])].filter(([begins]) =>
      pending.some(({ participantId }) => participantId === begins),
    );
    if (pending.length > 0) waiting.set(consultationId, new Map(left));
    else waiting.delete(consultationId);
  }
  if (!input.everywhere && found.length === 0 && failures.length > 0) throw failures[0];
  return done(found);
}
