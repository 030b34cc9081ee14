import { auditStatement } from '../../../db/audit.ts';
import { useLink } from '../../../db/queries/staff/staff.ts';
import { dayIn, minuteOf } from '../../core/consultation/days.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { staffLongestHours } from '../../core/staff/factors.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { Deps } from '../deps.ts';
import { sessionAfter } from './session-after.ts';
import { whoseSession } from './whose-session.ts';

/**
 * Uses a one-time link up and opens a session; answers the session token. The session opens nothing before its person has
 * made or proven a second factor (factor pages); in a demo whoever has none goes without. Refusal: `link-opens-nothing`, the same for unknown, used and late.
 * `form`: the id of the form it was sent by; the same form sent again opens the session it opened, while that has proven nothing more.
 */
export async function enterWithLink(
  deps: Deps,
  _actor: Actor,
  input: { token: string; form?: string | undefined },
): Promise<Outcome<{ session: string }>> {
  const { token, form } = input;
  const session =
    form === undefined ? deps.secrets.token() : sessionAfter(deps, { before: token, shown: form });
  const minute = minuteOf(deps.clock());
  const result = await deps.databases.control.write([
    ...useLink({
      hash: deps.secrets.hash('staff-link', token),
      minute,
      sessionHash: deps.secrets.hash('staff-session', session),
      dueMinute: minute + staffLongestHours * 60,
      factorless: deps.factorless,
    }),
    auditStatement({
      day: dayIn('UTC', deps.clock()),
      actor: 'link',
      deed: 'staff:enter',
      subject: '',
      detail: '',
    }),
  ]);
  return result.ok || (await whoseSession(deps, session)) ? done({ session }) : refuse('link-opens-nothing');
}
