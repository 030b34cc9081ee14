import { endStaffSession } from '../../../db/queries/staff/staff.ts';
import { staffHere } from '../../../db/queries/staff/staff-sessions.ts';
import { minuteOf } from '../../core/consultation/days.ts';
import { done, type Outcome } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { Deps } from '../deps.ts';

/** Signs one session out. Nothing is refused: a session that is gone is gone. */
export async function leaveStaff(
  deps: Deps,
  actor: Actor,
  input: { session: string },
): Promise<Outcome<null>> {
  const hash = deps.secrets.hash('staff-session', input.session);
  await deps.databases.control.write([endStaffSession(hash)]);
  deps.factors.forget(hash.toString('base64'));
  if (actor.kind !== 'staff') return done(null);
  const { staffId } = actor;
  // What this person has open on other devices goes on. Without one nobody of that name is on duty any more (R180).
  const here = await staffHere(deps.databases.control, [staffId], minuteOf(deps.clock()));
  const session = here.has(staffId) ? hash.toString('base64url') : undefined;
  return done(null, [{ name: 'staff-changed', staffId, session }]);
}
