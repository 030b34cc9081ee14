import { type StaffRow, staffOf } from '../../../db/queries/staff.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { type Actor, staffMay } from '../../core/staff/roles.ts';
import type { Deps } from '../deps.ts';

/** The people of the actor's organisation, by name. Refusal: `not-allowed`. */
export async function listStaff(
  deps: Deps,
  actor: Actor,
  _input: object,
): Promise<Outcome<readonly StaffRow[]>> {
  if (!staffMay(actor, 'staff:list')) return refuse('not-allowed');
  const people = await staffOf(deps.databases.control, actor.organisationId);
  return done([...people].sort((a, b) => a.name.localeCompare(b.name)));
}
