import { staffOfSession } from '../../../db/queries/staff.ts';
import { minuteOf } from '../../core/consultation/days.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Actor, Staff } from '../../core/staff/roles.ts';
import type { Deps } from '../deps.ts';

/** Whose session this is, read anew every time, so that a revocation holds at once. Refusal: `signed-out`. */
export async function identifyStaff(
  deps: Deps,
  _actor: Actor,
  input: { session: string },
): Promise<Outcome<Staff>> {
  const hash = deps.secrets.hash('staff-session', input.session);
  const found = await staffOfSession(deps.databases.control, hash, minuteOf(deps.clock()));
  if (!found) return refuse('signed-out');
  const { state: _state, ...staff } = found;
  return done({ ...staff, freshFactor: deps.factors.isFresh(hash.toString('hex')) });
}
