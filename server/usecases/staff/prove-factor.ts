import { auditStatement } from '../../../db/audit.ts';
import type { Statement } from '../../../db/engine.ts';
import {
  renewSession,
  usePasskey,
  useRecovery,
  useTotpStep,
} from '../../../db/queries/staff/staff-factors.ts';
import { dayIn, minuteOf } from '../../core/consultation/days.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { readRecoveryCode, readTotpCode } from '../../core/staff/factors.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { type Deps, refusedBy } from '../deps.ts';
import { recoveryHash } from './recovery-hash.ts';
import { alreadyAfter, sessionAfter } from './session-after.ts';
import { tryCode } from './try-code.ts';
import { type SessionAt, whoseSession } from './whose-session.ts';

/**
 * What a person shows: the answer of its passkey, six digits of its app or one of its recovery codes. `none` is the button of a
 * demo, for a person who has no factor.
 */
export type ShownFactor =
  | { readonly kind: 'passkey'; readonly answer: unknown }
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'none' };

/**
 * Proves the second factor of a session: after the link, after half an hour without an act, and before a deed that needs a
 * fresh one. The session goes on under a new name, so that whoever held the old cookie holds nothing; whoever sends the same cookie
 * and the same proof again within five minutes is in it (`sessionAfter`).
 * Refusals: `signed-out`, `factor-needed` (there is none yet), `factor-wrong`, `too-fast`.
 */
export async function proveFactor(
  deps: Deps,
  _actor: Actor,
  input: { session: string; factor: ShownFactor },
): Promise<Outcome<{ session: string }>> {
  const session = sessionAfter(deps, { before: input.session, shown: JSON.stringify(input.factor) });
  const proven = await proveOnce(deps, input, session);
  return proven.ok || !(await alreadyAfter(deps, session)) ? proven : done({ session });
}

async function proveOnce(
  deps: Deps,
  input: { session: string; factor: ShownFactor },
  session: string,
): Promise<Outcome<{ session: string }>> {
  const at = await whoseSession(deps, input.session);
  if (!at) return refuse('signed-out');
  if (at.stage === 'enrol') return refuse('factor-needed');
  const { staffId } = at.staff;
  const guess = await tryCode(deps, staffId);
  if (!guess) return refuse('too-fast');
  const used = await statementsFor(deps, at, input.factor);
  if (!used) return refuse('factor-wrong');

  const newHash = deps.secrets.hash('staff-session', session);
  const result = await deps.databases.control.write([
    ...used,
    ...guess.right,
    ...renewSession({ hash: at.hash, newHash, minute: minuteOf(deps.clock()), told: deps.factors.shared }),
    auditStatement({
      day: dayIn('UTC', deps.clock()),
      actor: staffId,
      deed: 'staff:prove-factor',
      subject: staffId,
      detail: input.factor.kind,
    }),
  ]);
  if (!result.ok) return refusedBy(result);
  guess.forgive();
  deps.factors.forget(at.key);
  deps.factors.prove(newHash.toString('base64'));
  return done({ session });
}

async function statementsFor(
  deps: Deps,
  at: SessionAt,
  factor: ShownFactor,
): Promise<readonly Statement[] | undefined> {
  const { staffId } = at.staff;
  const { passkeys, totp } = at.factors;
  switch (factor.kind) {
    case 'none':
      return deps.factorless && passkeys.length === 0 && totp === null ? [] : undefined;
    case 'passkey': {
      const named = (factor.answer as { id?: unknown } | null)?.id;
      const passkey = passkeys.find(({ id }) => id === named);
      const counter =
        passkey && (await deps.passkeys.proven(factor.answer, { purpose: `prove ${at.key}`, passkey }));
      return passkey && counter !== undefined ? usePasskey(passkey.id, counter) : undefined;
    }
    case 'code': {
      const code = readTotpCode(factor.code);
      const step = code && totp !== null ? deps.totp.step(totp, code, deps.clock()) : undefined;
      if (step !== undefined) return useTotpStep(staffId, step);
      const recovery = readRecoveryCode(factor.code);
      return recovery === undefined
        ? undefined
        : useRecovery({
            hash: recoveryHash(deps, staffId, recovery),
            staffId,
            day: dayIn('UTC', deps.clock()),
          });
    }
  }
}
