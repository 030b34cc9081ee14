import { type StaffRow, staffOf } from '../../../db/queries/staff/staff.ts';
import { storedRolesOf } from '../../../db/queries/staff/staff-roles.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { type Actor, can, canTo, staffMay } from '../../core/staff/roles.ts';
import type { Deps } from '../deps.ts';
import { printOf } from '../print-of.ts';
import { comingInNow } from './coming-in.ts';
import { waysInOf } from './ways-in.ts';

/**
 * `waysIn`: what a form says that it saw of how this person gets in (`renewLink`); '' where the reader gives no link to it. `comesIn`: it is in or can still
 * come in. `held`: the same of what it holds (`changeRoles`).
 */
export type ListedPerson = StaffRow & {
  readonly waysIn: string;
  readonly comesIn: boolean;
  readonly held: string;
};

/** The people of the actor's organisation, by name; whoever may read this in one consultation has those who work in it. Refusal: `not-allowed`. */
export async function listStaff(
  deps: Deps,
  actor: Actor,
  _input: object,
): Promise<Outcome<readonly ListedPerson[]>> {
  if (!staffMay(actor, 'staff:list')) return refuse('not-allowed');
  const { organisationId } = actor;
  const { control } = deps.databases;
  // Before the people: a form of roles that were changed in between is an old one, and never one that saw them.
  const stored = await storedRolesOf(control, organisationId);
  const [all, comingIn] = await Promise.all([
    staffOf(control, organisationId),
    comingInNow(deps, organisationId),
  ]);
  const people = all.filter(
    ({ grants }) =>
      can(actor, 'staff:list', { organisationId }) ||
      grants.some(({ consultationId }) => can(actor, 'staff:list', { organisationId, consultationId })),
  );
  const listed = people.map(async (person) => ({
    ...person,
    comesIn: comingIn.has(person.staffId),
    held: printOf(stored.get(person.staffId) ?? ''),
    waysIn: canTo(actor, 'staff:invite', person) ? (await waysInOf(deps, person.staffId)).print : '',
  }));
  return done((await Promise.all(listed)).sort((a, b) => a.name.localeCompare(b.name)));
}
