import { type FactorRows, factorsOf } from '../../../db/queries/staff/staff-factors.ts';
import { staffOfSession } from '../../../db/queries/staff/staff-sessions.ts';
import { minuteOf } from '../../core/consultation/days.ts';
import type { Staff } from '../../core/staff/roles.ts';
import type { Deps } from '../deps.ts';

/**
 * How far a session is: `enrol` has no second factor yet and can only make one, `prove` has to show the one it has, `in`
 * may work.
 */
export type Stage = 'enrol' | 'prove' | 'in';

export type SessionAt = {
  readonly staff: Staff;
  readonly stage: Stage;
  readonly factors: FactorRows;
  readonly hash: Buffer;
  /** The session's name in memory. */
  readonly key: string;
};

/** Whose session a cookie names, and how far it is; undefined when it opens nothing. */
export async function whoseSession(deps: Deps, session: string): Promise<SessionAt | undefined> {
  const control = deps.databases.control;
  const hash = deps.secrets.hash('staff-session', session);
  const found = await staffOfSession(control, hash, minuteOf(deps.clock()));
  if (!found) return undefined;
  const { state: _state, ...staff } = found.person;
  const factors = await factorsOf(control, staff.staffId);
  const key = hash.toString('base64');
  const none = factors.passkeys.length === 0 && factors.totp === null;
  const isIn = found.proven && !deps.factors.isIdle(key, found);
  const stage: Stage = isIn ? 'in' : none && !deps.factorless ? 'enrol' : 'prove';
  const freshFactor = deps.factors.isFresh(key, found) || (isIn && none && deps.factorless);
  return { staff: { ...staff, freshFactor }, stage, factors, hash, key };
}
