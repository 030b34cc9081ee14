import { auditStatement } from '../../../db/audit.ts';
import { endStaffSessions, replaceLink, staffById } from '../../../db/queries/staff.ts';
import { forgetFactors } from '../../../db/queries/staff-factors.ts';
import { dayIn, minuteOf } from '../../core/consultation/days.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { type Actor, canTo, needsFactor } from '../../core/staff/roles.ts';
import { actorName, type Deps } from '../deps.ts';
import { linkMinutes } from './invite-staff.ts';

/**
 * A new sign-in link for a person who lost the last one; the last one stops working. `anew`: the person lost its second
 * factor too, so passkeys, app and recovery codes are forgotten, every session of it ends, and it makes a new one after the
 * link. Refusals: `not-allowed`, `factor-needed`, `not-found`.
 */
export async function renewLink(
  deps: Deps,
  actor: Actor,
  input: { staffId: string; anew?: boolean },
): Promise<Outcome<{ token: string }>> {
  const control = deps.databases.control;
  const person = await staffById(control, input.staffId);
  if (!person) return refuse('not-found');
  if (!canTo(actor, 'staff:invite', person)) return refuse('not-allowed');
  if (needsFactor(actor, 'staff:invite')) return refuse('factor-needed');
  const anew = input.anew === true;
  const token = deps.secrets.token();
  const result = await control.write([
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
  if (!result.ok) return refuse('not-found');
  return done({ token }, anew ? [{ name: 'staff-changed', staffId: person.staffId }] : []);
}
