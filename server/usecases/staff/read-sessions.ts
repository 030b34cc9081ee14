import { sessionsOf } from '../../../db/queries/staff/staff-sessions.ts';
import { minuteOf } from '../../core/consultation/days.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { Deps } from '../deps.ts';

/** One place where a person is signed in. Nothing of the device, the browser or the address is known, so nothing is said. */
export type OpenSession = {
  /** To end it by; opens nothing. */
  readonly name: string;
  /** It is the one that asks. */
  readonly here: boolean;
  /** Minutes until it is over whatever the person does. */
  readonly minutesLeft: number;
  /** Its second factor is asked for before it goes on: it was never shown there, or nobody did anything for half an hour. */
  readonly asks: boolean;
};

/** Where the person who asks is signed in, the longest first. Refusal: `signed-out`. */
export async function readSessions(
  deps: Deps,
  actor: Actor,
  input: { session: string },
): Promise<Outcome<readonly OpenSession[]>> {
  if (actor.kind !== 'staff') return refuse('signed-out');
  const minute = minuteOf(deps.clock());
  const here = sessionName(deps.secrets.hash('staff-session', input.session));
  const rows = await sessionsOf(deps.databases.control, actor, minute);
  return done(
    rows
      .map((row) => ({
        name: sessionName(row.hash),
        here: sessionName(row.hash) === here,
        minutesLeft: row.dueMinute - minute,
        asks: !row.proven || deps.factors.isIdle(row.hash.toString('base64'), row),
      }))
      .sort((a, b) => b.minutesLeft - a.minutesLeft),
  );
}

/** The name of a session in a form: a part of its stored hash, of which no cookie can be made. */
export function sessionName(hash: Buffer): string {
  return hash.subarray(0, 16).toString('base64url');
}
