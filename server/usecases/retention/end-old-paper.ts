import { paperWaits } from '../../../db/queries/paper/paper.ts';
import { endPaper } from '../../../db/queries/paper/paper-acts.ts';
import { type ConsultationState, isOver } from '../../core/consultation/lifecycle.ts';
import type { Deps } from '../deps.ts';
import { ifReadable } from '../if-readable.ts';
import { writeAnew } from '../privacy/write-anew.ts';

/**
 * Ends the sheets that still wait in consultations that are over, as closing does now: an older version closed and left them, with what was typed
 * of them, for which nobody could do anything any more. One that cannot be written now is met again at the next run, and keeps no other.
 */
export async function endOldPaper(
  deps: Deps,
  kept: readonly { readonly id: string; readonly state: ConsultationState }[],
): Promise<void> {
  for (const { id, state } of kept)
    if (isOver(state))
      await ifReadable(deps, id, async (db) => {
        if (!(await paperWaits(db))) return;
        const ended = await db.write(endPaper());
        if (ended.ok) await writeAnew(deps, db);
      }).catch(() => undefined);
}
