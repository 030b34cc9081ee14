import { auditStatement } from '../../../db/audit.ts';
import {
  addStaff,
  isInDirectory,
  organisations,
  replaceLink,
  staffById,
} from '../../../db/queries/staff/staff.ts';
import { dayIn, minuteOf } from '../../core/consultation/days.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { rolesByPlace } from '../../core/staff/change-of-roles.ts';
import { longestName } from '../../core/staff/field-limits.ts';
import { mayHoldTogether } from '../../core/staff/held-together.ts';
import { type Actor, can, type Grant, needsFactor } from '../../core/staff/roles.ts';
import { actorName, type Deps } from '../deps.ts';
import { idOfForm } from '../id-of-form.ts';

/** Minutes a one-time sign-in link lives: two days. */
export const linkMinutes = 2 * 24 * 60;

/**
 * Invites a person and makes its one-time link token. `form`: by which one sent twice is one person; absent: none is compared.
 * `body`: which one an overseer is from; children read it, and a person who invites one says it. Of everybody else nothing is kept.
 * Refusals: `not-allowed`, `not-found` (no such consultation, or no organisation yet), `factor-needed`, `field-missing` (no name, no role, or no body of an overseer), `field-too-long` (the name or the body), `roles-apart` (one person may not hold them together),
 * `shown-once` (invited by this form already; its link is told nobody again), `id-taken` (another one was), `try-again` (the invitation could not be put down).
 */
export async function inviteStaff(
  deps: Deps,
  actor: Actor,
  input: { name: string; grants: readonly Grant[]; body?: string; form?: string | undefined },
): Promise<Outcome<{ staffId: string; token: string }>> {
  const control = deps.databases.control;
  // The command line invites into the organisation of this site; a person into its own.
  const organisationId =
    actor.kind === 'staff' ? actor.organisationId : (await organisations(control))[0]?.id;
  if (organisationId === undefined) return refuse('not-found');
  // Whoever lets people into one consultation lets nobody into all of them.
  const within = ({ consultationId }: Grant) =>
    can(actor, 'staff:invite', { organisationId, consultationId });
  // A new person is one of the whole organisation, wherever it has its first role.
  if (!can(actor, 'staff:invite', { organisationId }) || !input.grants.every(within))
    return refuse('not-allowed');
  if (needsFactor(actor, 'staff:invite')) return refuse('factor-needed');
  const name = input.name.trim();
  if (name === '' || input.grants.length === 0) return refuse('field-missing');
  if (name.length > longestName) return refuse('field-too-long');
  const places = rolesByPlace(input.grants);
  for (const { consultationId: id } of places)
    if (id !== '' && !(await isInDirectory(control, { id, organisationId }))) return refuse('not-found');
  if (!mayHoldTogether(input.grants.map((grant) => grant.role))) return refuse('roles-apart');

  const body = input.grants.some(({ role }) => role === 'overseer') ? (input.body ?? '').trim() : '';
  if (body.length > longestName) return refuse('field-too-long');
  if (body === '' && actor.kind === 'staff' && input.grants.some(({ role }) => role === 'overseer'))
    return refuse('field-missing');

  const staffId = idOfForm(deps, { actor, makes: 'staff', form: input.form });
  const token = deps.secrets.token();
  const result = await control.write([
    ...addStaff({
      id: staffId,
      organisationId,
      name: control.text.encode(name),
      body: body === '' ? new Uint8Array() : control.text.encode(body),
      grants: input.grants,
    }),
    ...replaceLink({
      hash: deps.secrets.hash('staff-link', token),
      staffId,
      dueMinute: minuteOf(deps.clock()) + linkMinutes,
    }),
    ...places.map(({ consultationId, roles }) =>
      auditStatement({
        day: dayIn('UTC', deps.clock()),
        actor: actorName(actor),
        deed: 'staff:invite',
        subject: staffId,
        detail: [...(consultationId === '' ? [] : [consultationId]), ...roles].join(' '),
      }),
    ),
  ]);
  if (result.ok) return done({ staffId, token });
  if (result.refusal !== 'id-taken') return refuse('try-again');
  const invited = await staffById(control, staffId);
  return refuse(invited?.name === name ? 'shown-once' : 'id-taken');
}
