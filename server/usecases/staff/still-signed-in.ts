import { sessionStands } from '../../../db/queries/staff/staff-sessions.ts';
import { minuteOf } from '../../core/consultation/days.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { Deps, Stood } from '../deps.ts';
import { noteStaffAct } from './note-staff-act.ts';

/** Another process may have ended the session: half of the two seconds in which that has to be known everywhere. */
const believedMs = 1_000;

/**
 * Whether the session of a live desk still stands; asked before each of its messages, so it says not who it is, and is one read at
 * most: none where this process has written nothing since the last, within a second and the same minute.
 * `session`: its hash, from `sessionOf`, the same object each time. `acts`: its person works at the desk, and its half hour begins anew.
 * Refusals: `signed-out`, `factor-needed` (nobody did anything for half an hour).
 */
export async function stillSignedIn(
  deps: Deps,
  _actor: Actor,
  input: { session: Buffer; acts: boolean },
): Promise<Outcome<null>> {
  const { found } = await standing(deps, input.session);
  if (!found) return refuse('signed-out');
  const key = input.session.toString('base64');
  if (!found.proven || deps.factors.isIdle(key, found)) return refuse('factor-needed');
  if (input.acts) await noteStaffAct(deps, input.session, found);
  return done(null);
}

async function standing(deps: Deps, session: Buffer): Promise<Stood> {
  const { control } = deps.databases;
  const now = deps.clock();
  const minute = minuteOf(now);
  const known = deps.stood.get(session);
  if (known && known.minute === minute && known.writes === control.writes() && now < known.untilMs)
    return known;
  // Counted before it is read: what is written meanwhile makes it out of date.
  const writes = control.writes();
  const found = await sessionStands(control, session, minute);
  const stood = { found, minute, writes, untilMs: now + believedMs };
  deps.stood.set(session, stood);
  return stood;
}
