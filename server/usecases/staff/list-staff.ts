import { type StaffRow, staffOf } from '../../../db/queries/staff.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { type Actor, can, staffMay } from '../../core/staff/roles.ts';
import type { Deps } from '../deps.ts';

/** The people of the actor's organisation, by name; whoever may read this in one consultation has those who work in it. Refusal: `not-allowed`. */
export async function listStaff(
  deps: Deps,
  actor: Actor,
  _input: object,
): Promise<Outcome<readonly StaffRow[]>> {
  if (!staffMay(actor, 'staff:list')) return refuse('not-allowed');
  const { organisationId } = actor;
  const all = await staffOf(deps.databases.control, organisationId);
  const people = all.filter(
    ({ grants }) =>
      can(actor, 'staff:list', { organisationId }) ||
      grants.some(({ consultationId }) => can(actor, 'staff:list', { organisationId, consultationId })),
  );
  return done([...people].sort((a, b) => a.name.localeCompare(b.name)));
}
