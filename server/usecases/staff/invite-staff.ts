import { auditStatement } from '../../../db/audit.ts';
import { addStaff, organisations, replaceLink } from '../../../db/queries/staff.ts';
import { dayIn, minuteOf } from '../../core/consultation/days.ts';
import { newId } from '../../core/ids.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { mayHoldTogether } from '../../core/staff/held-together.ts';
import { type Actor, can, type Grant, needsFactor, staffMay } from '../../core/staff/roles.ts';
import { actorName, type Deps } from '../deps.ts';

/** Minutes a one-time sign-in link lives: two days. */
export const linkMinutes = 2 * 24 * 60;

/**
 * Invites a person and makes its one-time link token.
 * Refusals: `not-allowed`, `factor-needed`, `field-missing` (no name or no role), `one-person-alone` (roles that one person may not hold together).
 */
export async function inviteStaff(
  deps: Deps,
  actor: Actor,
  input: { name: string; grants: readonly Grant[] },
): Promise<Outcome<{ staffId: string; token: string }>> {
  const control = deps.databases.control;
  // The command line invites into the organisation of this site; a person into its own.
  const organisationId =
    actor.kind === 'staff' ? actor.organisationId : (await organisations(control))[0]?.id;
  if (organisationId === undefined) return refuse('not-found');
  // Whoever lets people into one consultation lets nobody into all of them.
  const within = ({ consultationId }: Grant) =>
    can(actor, 'staff:invite', { organisationId, consultationId });
  const mayInvite =
    actor.kind === 'staff' ? staffMay(actor, 'staff:invite') : can(actor, 'staff:invite', { organisationId });
  if (!mayInvite || !input.grants.every(within)) return refuse('not-allowed');
  if (needsFactor(actor, 'staff:invite')) return refuse('factor-needed');
  const name = input.name.trim();
  if (name === '' || input.grants.length === 0) return refuse('field-missing');
  if (!mayHoldTogether(input.grants.map((grant) => grant.role))) return refuse('one-person-alone');

  const staffId = newId(deps.random);
  const token = deps.secrets.token();
  const result = await control.write([
    ...addStaff({
      id: staffId,
      organisationId,
      name: control.text.encode(name),
      grants: input.grants,
    }),
    ...replaceLink({
      hash: deps.secrets.hash('staff-link', token),
      staffId,
      dueMinute: minuteOf(deps.clock()) + linkMinutes,
    }),
    auditStatement({
      day: dayIn('UTC', deps.clock()),
      actor: actorName(actor),
      deed: 'staff:invite',
      subject: staffId,
      detail: input.grants.map((grant) => grant.role).join(' '),
    }),
  ]);
  return result.ok ? done({ staffId, token }) : refuse('try-again');
}
