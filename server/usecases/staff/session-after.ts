import type { Deps } from '../deps.ts';
import { type SessionAt, whoseSession } from './whose-session.ts';

/**
 * The name of the session that an act makes, worked out of what came with the act: the link or session before, and what was shown or
 * the form it was sent by. Sent again the act has the same name, so that a second press, or one whose answer was lost, ends where the
 * first did; only this server can work it out, and only of both together (R1051).
 */
export function sessionAfter(deps: Pick<Deps, 'secrets'>, of: { before: string; shown: string }): string {
  return deps.secrets.hash('staff-next', `${of.before}\n${of.shown}`).toString('base64url');
}

/**
 * The session of an act that was already done: it stands, and its factor was proven within five minutes. Undefined for any other.
 * `session`: by `sessionAfter`.
 */
export async function alreadyAfter(deps: Deps, session: string): Promise<SessionAt | undefined> {
  const at = await whoseSession(deps, session);
  return at?.stage === 'in' && at.staff.freshFactor ? at : undefined;
}
