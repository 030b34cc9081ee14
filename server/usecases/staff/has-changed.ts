import { staffById } from '../../../db/queries/staff/staff.ts';
import { done, type Outcome } from '../../core/outcome.ts';
import type { Actor, Staff } from '../../core/staff/roles.ts';
import type { Deps } from '../deps.ts';

/**
 * Whether this person was revoked, or may do something else by now than when it came. Asked when its session is found gone:
 * one that ran out or goes on under another name belongs to a person who is who it was. No refusals.
 */
export async function hasChanged(
  deps: Deps,
  _actor: Actor,
  { person }: { person: Staff },
): Promise<Outcome<boolean>> {
  const now = await staffById(deps.databases.control, person.staffId);
  return done(now?.state !== 'active' || now.roleVersion !== person.roleVersion);
}
