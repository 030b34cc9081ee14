import type { Database } from '../../db/databases.ts';
import { pendingErasure, undoErasure } from '../../db/queries/privacy/erasures.ts';
import { BackupRefusal } from './manifest.ts';

/**
 * Takes back again an erasure that waits in a backup and that its child took back since: else the clock would finish it at the next start. One that could be
 * undone no more by then stays. `minute`: of the restore, since 1970.
 */
export async function undoAgain(
  db: Database,
  of: { readonly participantId: string; readonly minute: number },
): Promise<void> {
  const { participantId } = of;
  const pending = await pendingErasure(db, participantId);
  if (!pending || pending.final || pending.askedBy === '') return;
  // Its ten minutes are over by now, and were not when its child did so.
  const minute = Math.min(of.minute, pending.dueMinute);
  const outcome = await db.write(undoErasure({ participantId, minute, askedBy: pending.askedBy }));
  if (!outcome.ok)
    throw new BackupRefusal('An erasure that a child took back could not be taken back again.');
}
