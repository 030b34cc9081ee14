import { auditStatement } from '../../../db/audit.ts';
import { isInDirectory, staffById } from '../../../db/queries/staff/staff.ts';
import { putRoles, storedRoles } from '../../../db/queries/staff/staff-roles.ts';
import { stillStored, storedNow } from '../../../db/statement.ts';
import { dayIn, minuteOf } from '../../core/consultation/days.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import {
  grantsAfter,
  mayComeToHold,
  type RoleChange,
  rolesByPlace,
  sameGrants,
} from '../../core/staff/change-of-roles.ts';
import { type Actor, can, canTo, type Grant, needsFactor } from '../../core/staff/roles.ts';
import { actorName, type Deps, refusedBy } from '../deps.ts';
import { printOf } from '../print-of.ts';

/**
 * Somebody does other work from now on, and stays who it is: what it signed, was trained in and which groups it knows stays by its id. Its sessions end,
 * open pages and sockets included; its link and its factors stay. `seen`: what it held when the form was drawn (`ListedPerson.held`); absent: not compared.
 * The same once more writes nothing. What was sealed to it where it is a lead no longer goes after that was told (`forgetFormerLead`).
 * Refusals: `not-found` (no such person, or no such consultation), `not-allowed`, `factor-needed`, `one-person-alone` (one's own), `roles-apart` (one person
 * may not hold them together, or not one after the other), `field-missing` (no role would be left), `stale-revision`, `last-administrator`.
 */
export async function changeRoles(
  deps: Deps,
  actor: Actor,
  input: RoleChange & { staffId: string; seen?: string | undefined },
): Promise<Outcome<null>> {
  const { control } = deps.databases;
  const stored = await storedNow(control, storedRoles(input.staffId));
  const person = await staffById(control, input.staffId);
  if (!person || person.state === 'revoked') return refuse('not-found');
  const { organisationId, staffId } = person;
  const place = { organisationId, consultationId: input.where };
  if (!canTo(actor, 'staff:invite', person) || !can(actor, 'staff:invite', place))
    return refuse('not-allowed');
  if (needsFactor(actor, 'staff:invite')) return refuse('factor-needed');
  if (actorName(actor) === staffId) return refuse('one-person-alone');
  if (input.where !== '' && !(await isInDirectory(control, { id: input.where, organisationId })))
    return refuse('not-found');
  const grants = grantsAfter(person.grants, input);
  if (grants.length === 0) return refuse('field-missing');
  if (!mayComeToHold(person.grants, grants)) return refuse('roles-apart');
  if (sameGrants(person.grants, grants)) return done(null);
  if (input.seen !== undefined && input.seen !== printOf(stored)) return refuse('stale-revision');
  const result = await control.write([
    stillStored(storedRoles(staffId), stored),
    ...putRoles({
      staffId,
      organisationId,
      grants,
      minute: minuteOf(deps.clock()),
      factorless: deps.factorless,
    }),
    ...detailsOf(person.grants, grants).map((detail) =>
      auditStatement({
        day: dayIn('UTC', deps.clock()),
        actor: actorName(actor),
        deed: 'staff:roles',
        subject: staffId,
        detail,
      }),
    ),
  ]);
  return result.ok ? done(null, [{ name: 'staff-changed', staffId }]) : refusedBy(result);
}

/** One line for each place in which something is other than before: what it holds there now, or that it holds nothing there. */
function detailsOf(before: readonly Grant[], after: readonly Grant[]): readonly string[] {
  const there = (grants: readonly Grant[], where: string) =>
    grants.filter(({ consultationId }) => consultationId === where);
  return rolesByPlace([...before, ...after]).flatMap(({ consultationId }) => {
    const now = there(after, consultationId);
    if (sameGrants(there(before, consultationId), now)) return [];
    const roles = now.length === 0 ? 'none' : now.map(({ role }) => role).join(' ');
    return [consultationId === '' ? roles : `${consultationId} ${roles}`];
  });
}
