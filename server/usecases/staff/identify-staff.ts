import { factorsOf } from '../../../db/queries/staff/staff-factors.ts';
import { staffOfSession } from '../../../db/queries/staff/staff-sessions.ts';
import { minuteOf } from '../../core/consultation/days.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Actor, Staff } from '../../core/staff/roles.ts';
import type { Deps } from '../deps.ts';
import { noteStaffAct } from './note-staff-act.ts';

/**
 * Whose session this is, read anew every time, so that a revocation holds at once. `acts`: its person opens a page or sends
 * a form, and its idle minutes begin anew.
 * Refusals: `signed-out`, `factor-needed` (the second factor was not proven yet, or nobody did anything for half an hour).
 */
export async function identifyStaff(
  deps: Deps,
  _actor: Actor,
  input: { session: string; acts?: boolean },
): Promise<Outcome<Staff>> {
  const hash = deps.secrets.hash('staff-session', input.session);
  const found = await staffOfSession(deps.databases.control, hash, minuteOf(deps.clock()));
  if (!found) return refuse('signed-out');
  const key = hash.toString('base64');
  if (!found.proven || deps.factors.isIdle(key, found)) return refuse('factor-needed');
  if (input.acts) await noteStaffAct(deps, hash, found);
  const { state: _state, ...staff } = found.person;
  return done({
    ...staff,
    freshFactor: deps.factors.isFresh(key, found) || (await goesWithout(deps, staff.staffId)),
  });
}

/** In a demo whoever has no second factor is taken to have proven it; nowhere else. */
async function goesWithout(deps: Deps, staffId: string): Promise<boolean> {
  if (!deps.factorless) return false;
  const { passkeys, totp } = await factorsOf(deps.databases.control, staffId);
  return passkeys.length === 0 && totp === null;
}
