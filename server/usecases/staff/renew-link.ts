import { auditStatement } from '../../../db/audit.ts';
import { endStaffSessions, replaceLink, staffById, storedWaysIn } from '../../../db/queries/staff/staff.ts';
import { forgetFactors } from '../../../db/queries/staff/staff-factors.ts';
import { stillStored } from '../../../db/statement.ts';
import { dayIn, minuteOf } from '../../core/consultation/days.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { type Actor, canTo, needsFactor } from '../../core/staff/roles.ts';
import { actorName, type Deps, refusedBy } from '../deps.ts';
import { linkMinutes } from './invite-staff.ts';
import { waysInOf } from './ways-in.ts';

/**
 * A new sign-in link for a person who lost the last one; the last one stops working. `anew`: the person lost its second
 * factor too, so passkeys, app and recovery codes are forgotten, every session of it ends, and it makes a new one after the
 * link. `seen`: how the person got in when the form was drawn (`ListedPerson`), so that a form sent twice does not end the link that it made;
 * absent: not compared. Refusals: `not-allowed`, `factor-needed`, `not-found`, `shown-once` (another link or another factor by now).
 */
export async function renewLink(
  deps: Deps,
  actor: Actor,
  input: { staffId: string; anew?: boolean; seen?: string | undefined },
): Promise<Outcome<{ token: string }>> {
  const control = deps.databases.control;
  const person = await staffById(control, input.staffId);
  if (!person) return refuse('not-found');
  if (!canTo(actor, 'staff:invite', person)) return refuse('not-allowed');
  if (needsFactor(actor, 'staff:invite')) return refuse('factor-needed');
  const anew = input.anew === true;
  const token = deps.secrets.token();
  const ways = await waysInOf(deps, person.staffId);
  if (input.seen !== undefined && input.seen !== ways.print) return refuse('shown-once');
  const result = await control.write([
    ...(input.seen === undefined
      ? []
      : [stillStored(storedWaysIn(person.staffId), ways.stored, 'shown-once')]),
    ...replaceLink({
      hash: deps.secrets.hash('staff-link', token),
      staffId: person.staffId,
      dueMinute: minuteOf(deps.clock()) + linkMinutes,
    }),
    ...(anew ? [...forgetFactors(person.staffId), endStaffSessions(person.staffId)] : []),
    auditStatement({
      day: dayIn('UTC', deps.clock()),
      actor: actorName(actor),
      deed: anew ? 'staff:reset-factor' : 'staff:renew-link',
      subject: person.staffId,
      detail: '',
    }),
  ]);
  if (!result.ok) return refusedBy(result);
  if (anew) deps.factors.forgiveCodes(person.staffId);
  return done({ token }, anew ? [{ name: 'staff-changed', staffId: person.staffId }] : []);
}
