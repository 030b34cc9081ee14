import { sessionStands } from '../../../db/queries/staff.ts';
import { minuteOf } from '../../core/consultation/days.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { Deps } from '../deps.ts';

/**
 * Whether the session of a live desk still stands; asked before each of its messages, so it is one read and says not who it is.
 * `session`: its hash, from `sessionOf`. `acts`: its person works at the desk, and its half hour begins anew.
 * Refusals: `signed-out`, `factor-needed` (nobody did anything for half an hour).
 */
export async function stillSignedIn(
  deps: Deps,
  _actor: Actor,
  input: { session: Buffer; acts: boolean },
): Promise<Outcome<null>> {
  const found = await sessionStands(deps.databases.control, input.session, minuteOf(deps.clock()));
  if (!found) return refuse('signed-out');
  const key = input.session.toString('base64');
  if (!found.proven || deps.factors.isIdle(key)) return refuse('factor-needed');
  if (input.acts) deps.factors.noteAct(key);
  return done(null);
}
