import { auditStatement } from '../../../db/audit.ts';
import { revokeStaff as revoke, staffById } from '../../../db/queries/staff/staff.ts';
import { dayIn, minuteOf } from '../../core/consultation/days.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { type Actor, canTo, needsFactor } from '../../core/staff/roles.ts';
import { actorName, type Deps, refusedBy } from '../deps.ts';

/**
 * Ends a person's access everywhere, open pages and sockets included. What was sealed to it as a lead goes after that was told
 * (`forgetFormerLead`), so pressed again by whoever may, also at the same moment, it answers the same, writes nothing here, and lets that come to its end.
 * Refusals: `not-found`, `not-allowed`, `factor-needed`, `last-administrator`.
 */
export async function revokeStaff(
  deps: Deps,
  actor: Actor,
  input: { staffId: string },
): Promise<Outcome<null>> {
  const control = deps.databases.control;
  const person = await staffById(control, input.staffId);
  if (!person) return refuse('not-found');
  if (!canTo(actor, 'staff:revoke', person)) return refuse('not-allowed');
  if (needsFactor(actor, 'staff:revoke')) return refuse('factor-needed');
  const told = done(null, [{ name: 'staff-changed', staffId: person.staffId }]);
  if (person.state === 'revoked') return told;
  const result = await control.write([
    ...revoke({ ...person, minute: minuteOf(deps.clock()), factorless: deps.factorless }),
    auditStatement({
      day: dayIn('UTC', deps.clock()),
      actor: actorName(actor),
      deed: 'staff:revoke',
      subject: person.staffId,
      detail: '',
    }),
  ]);
  if (result.ok) return told;
  // Pressed twice at once: the other one did it, and nobody has to remain because of that.
  const now = await staffById(control, person.staffId);
  return now?.state === 'revoked' ? told : refusedBy(result);
}
