import { auditStatement } from '../../../db/audit.ts';
import { replaceLink, staffById } from '../../../db/queries/staff.ts';
import { dayIn, minuteOf } from '../../core/consultation/days.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { type Actor, can } from '../../core/staff/roles.ts';
import { actorName, type Deps } from '../deps.ts';
import { linkMinutes } from './invite-staff.ts';

/** A new sign-in link for a person who lost the last one; the last one stops working. Refusals: `not-allowed`, `not-found`. */
export async function renewLink(
  deps: Deps,
  actor: Actor,
  input: { staffId: string },
): Promise<Outcome<{ token: string }>> {
  const control = deps.databases.control;
  const person = await staffById(control, input.staffId);
  if (!person) return refuse('not-found');
  if (!can(actor, 'staff:invite', { organisationId: person.organisationId })) return refuse('not-allowed');
  const token = deps.secrets.token();
  const result = await control.write([
    ...replaceLink({
      hash: deps.secrets.hash('staff-link', token),
      staffId: person.staffId,
      dueMinute: minuteOf(deps.clock()) + linkMinutes,
    }),
    auditStatement({
      day: dayIn('UTC', deps.clock()),
      actor: actorName(actor),
      deed: 'staff:renew-link',
      subject: person.staffId,
      detail: '',
    }),
  ]);
  return result.ok ? done({ token }) : refuse('not-found');
}
