import { auditStatement } from '../../../db/audit.ts';
import { useChallenge } from '../../../db/queries/staff/staff-elsewhere.ts';
import { openSession, passkeyById, usePasskey } from '../../../db/queries/staff/staff-factors.ts';
import { dayIn, minuteOf } from '../../core/consultation/days.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { passkeyMinutes, staffLongestHours } from '../../core/staff/factors.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { type Deps, refusedBy } from '../deps.ts';

/**
 * Signs in with a passkey and no link: the key is what a person has, and its PIN, finger or face what only that person can
 * give to it. Answers the session token. Refusals: `factor-wrong` (unknown, not proven, used before), `signed-out` (no
 * access any more).
 */
export async function enterWithPasskey(
  deps: Deps,
  _actor: Actor,
  input: { answer: unknown },
): Promise<Outcome<{ session: string }>> {
  const control = deps.databases.control;
  const named = (input.answer as { id?: unknown } | null)?.id;
  const known = typeof named === 'string' ? await passkeyById(control, named.slice(0, 1_400)) : undefined;
  if (!known) return refuse('factor-wrong');
  const { staffId, passkey } = known;
  const counter = await deps.passkeys.proven(input.answer, { purpose: 'enter', passkey });
  if (counter === undefined) return refuse('factor-wrong');

  const session = deps.secrets.token();
  const hash = deps.secrets.hash('staff-session', session);
  const minute = minuteOf(deps.clock());
  const dueMinute = minute + staffLongestHours * 60;
  const challenge = deps.secrets.hash('staff-challenge', `used\n${deps.passkeys.challengeOf(input.answer)}`);
  const result = await control.write([
    ...(deps.factors.shared ? useChallenge(challenge, minute + passkeyMinutes + 1) : []),
    ...usePasskey(passkey.id, counter),
    ...openSession({ hash, staffId, dueMinute, toldMinute: deps.factors.shared ? minute : 0 }),
    auditStatement({
      day: dayIn('UTC', deps.clock()),
      actor: staffId,
      deed: 'staff:enter',
      subject: staffId,
      detail: 'passkey',
    }),
  ]);
  if (!result.ok) return refusedBy(result);
  deps.factors.prove(hash.toString('base64'));
  return done({ session });
}
