import { done, type Outcome } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { Deps } from '../deps.ts';

/** A person did something at a live desk: its half hour begins anew. Nothing is refused. */
export async function noteStaffAct(
  deps: Deps,
  _actor: Actor,
  input: { session: string },
): Promise<Outcome<null>> {
  deps.factors.noteAct(deps.secrets.hash('staff-session', input.session).toString('base64'));
  return done(null);
}
