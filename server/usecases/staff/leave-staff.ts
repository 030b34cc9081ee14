import { endStaffSession } from '../../../db/queries/staff.ts';
import { done, type Outcome } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { Deps } from '../deps.ts';

/** Signs one session out. Nothing is refused: a session that is gone is gone. */
export async function leaveStaff(
  deps: Deps,
  actor: Actor,
  input: { session: string },
): Promise<Outcome<null>> {
  await deps.databases.control.write([endStaffSession(deps.secrets.hash('staff-session', input.session))]);
  return done(null, actor.kind === 'staff' ? [{ name: 'staff-changed', staffId: actor.staffId }] : []);
}
