import { auditStatement } from '../../../db/audit.ts';
import type { Statement } from '../../../db/engine.ts';
import {
  addPasskey,
  putRecovery,
  putTotp,
  recoveryHashesOf,
  renewSession,
} from '../../../db/queries/staff/staff-factors.ts';
import { dayIn, minuteOf } from '../../core/consultation/days.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { readTotpCode, recoveryCode, recoveryCodes } from '../../core/staff/factors.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { type Deps, refusedBy } from '../deps.ts';
import { totpSecretOf } from './read-factors.ts';
import { recoveryHash } from './recovery-hash.ts';
import { alreadyAfter, sessionAfter } from './session-after.ts';
import { tryCode } from './try-code.ts';
import { type SessionAt, whoseSession } from './whose-session.ts';

/** What a person adds: the answer of its browser that made a passkey, or the first code of its app. */
export type NewFactor =
  | { readonly kind: 'passkey'; readonly answer: unknown }
  | { readonly kind: 'totp'; readonly code: string };

/** `session` takes the place of the one before. `recovery` can be read in the answer to this act and nowhere else: only hashes are stored. */
export type Enrolled = { readonly session: string; readonly recovery: readonly string[] };

/**
 * Adds a second factor: the first one after the link, or another one by a person who has just proven one. Each makes
 * recovery codes where there are none yet, and a new app for codes makes new ones. The same session and the same factor sent again
 * within five minutes have the same answer (`sessionAfter`), so that codes whose page never came are not lost.
 * Refusals: `signed-out`, `factor-needed` (another one first has to be proven), `factor-wrong`, `too-fast`.
 */
export async function enrolFactor(
  deps: Deps,
  _actor: Actor,
  input: { session: string; factor: NewFactor },
): Promise<Outcome<Enrolled>> {
  const session = sessionAfter(deps, { before: input.session, shown: JSON.stringify(input.factor) });
  const enrolled = await enrolOnce(deps, input, session);
  if (enrolled.ok) return enrolled;
  const already = await alreadyAfter(deps, session);
  if (!already) return enrolled;
  const { staffId } = already.staff;
  const stored = await recoveryHashesOf(deps.databases.control, staffId);
  const left = drawCodes(deps, session).filter((code) =>
    stored.has(recoveryHash(deps, staffId, code).toString('hex')),
  );
  return done({ session, recovery: left });
}

async function enrolOnce(
  deps: Deps,
  input: { session: string; factor: NewFactor },
  session: string,
): Promise<Outcome<Enrolled>> {
  const at = await whoseSession(deps, input.session);
  if (!at) return refuse('signed-out');
  const first = at.factors.passkeys.length === 0 && at.factors.totp === null;
  if (at.stage === 'prove' || (!first && !at.staff.freshFactor)) return refuse('factor-needed');
  const { staff, hash, key } = at;
  const guess = await tryCode(deps, staff.staffId);
  if (!guess) return refuse('too-fast');
  const adds = await statementsFor(deps, at, input);
  if (!adds) return refuse('factor-wrong');

  const codes = at.factors.recovery > 0 && input.factor.kind === 'passkey' ? [] : drawCodes(deps, session);
  const newHash = deps.secrets.hash('staff-session', session);
  const result = await deps.databases.control.write([
    ...guess.right,
    ...renewSession({ hash, newHash, minute: minuteOf(deps.clock()), told: deps.factors.shared }),
    ...adds,
    ...(codes.length === 0
      ? []
      : putRecovery({
          staffId: staff.staffId,
          hashes: codes.map((code) => recoveryHash(deps, staff.staffId, code)),
          day: dayIn('UTC', deps.clock()),
        })),
    auditStatement({
      day: dayIn('UTC', deps.clock()),
      actor: staff.staffId,
      deed: 'staff:enrol-factor',
      subject: staff.staffId,
      detail: input.factor.kind,
    }),
  ]);
  if (!result.ok) return refusedBy(result);
  guess.forgive();
  deps.factors.forget(key);
  deps.factors.prove(newHash.toString('base64'));
  return done({ session, recovery: codes });
}

async function statementsFor(
  deps: Deps,
  at: SessionAt,
  input: { session: string; factor: NewFactor },
): Promise<readonly Statement[] | undefined> {
  const { staffId } = at.staff;
  if (input.factor.kind === 'passkey') {
    const passkey = await deps.passkeys.enrolled(input.factor.answer, `enrol ${at.key}`);
    return passkey && addPasskey({ ...passkey, staffId, day: dayIn('UTC', deps.clock()) });
  }
  const code = readTotpCode(input.factor.code);
  const secret = totpSecretOf(deps, at, input.session);
  const step = code === undefined ? undefined : deps.totp.step(secret, code, deps.clock());
  if (step === undefined) return undefined;
  return [putTotp({ staffId, secret: deps.databases.control.text.encode(secret), step })];
}

/** Drawn out of the name of the session it makes, which nobody knows before, so that the same act draws the same. */
function drawCodes(deps: Deps, session: string): readonly string[] {
  const codes: string[] = [];
  for (let draw = 0; codes.length < recoveryCodes; draw += 1) {
    const code = recoveryCode(deps.secrets.hash('staff-recovery-draw', `${session}\n${draw}`));
    if (code !== undefined) codes.push(code);
  }
  return codes;
}
