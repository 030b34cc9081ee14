import { noteStaffAct as note } from '../../../db/queries/staff/staff-elsewhere.ts';
import type { MomentsElsewhere } from '../../core/staff/factors.ts';
import type { Deps } from '../deps.ts';

/**
 * The person of a session did something: its half hour begins anew, here and, once a minute, in the other processes of this site.
 * `found`: as the session was read. Nothing is refused: a session that is gone by now stays gone.
 */
export async function noteStaffAct(deps: Deps, hash: Buffer, found: MomentsElsewhere): Promise<void> {
  const minute = deps.factors.noteAct(hash.toString('base64'), found);
  if (minute !== undefined) await deps.databases.control.write([note(hash, minute)]);
}
