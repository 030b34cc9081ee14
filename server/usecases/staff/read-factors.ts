import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { Passkeys } from '../../guard/passkeys.ts';
import type { Deps } from '../deps.ts';
import { codeWaitMs } from './try-code.ts';
import { type SessionAt, type Stage, whoseSession } from './whose-session.ts';

export type FactorsPage = {
  readonly stage: Stage;
  readonly name: string;
  readonly fresh: boolean;
  /** The days on which its passkeys were made. */
  readonly passkeys: readonly { readonly id: string; readonly day: string }[];
  readonly hasTotp: boolean;
  readonly recovery: number;
  /** So long nothing is looked at, since too much was wrong; in milliseconds, 0 where it is. */
  readonly waitMs: number;
  /** The secret to be typed into an app for codes, and what its QR says. One session, one secret; stored once a code of it came. */
  readonly totp: { readonly secret: string; readonly address: string };
  /** What a browser needs to make or to use a passkey; null where this site has no name that passkeys belong to. */
  readonly making: Awaited<ReturnType<Passkeys['enrolment']>>;
  readonly using: Awaited<ReturnType<Passkeys['request']>>;
};

/** How this person can prove who it is, and what it needs to. Refusal: `signed-out`. `host`: as the browser named it. */
export async function readFactors(
  deps: Deps,
  _actor: Actor,
  input: { session: string; host: string },
): Promise<Outcome<FactorsPage>> {
  const at = await whoseSession(deps, input.session);
  if (!at) return refuse('signed-out');
  const { host } = input;
  const { staff, stage, factors, key } = at;
  const known = factors.passkeys;
  const secret = totpSecretOf(deps, at, input.session);
  const [making, using] = await Promise.all([
    deps.passkeys.enrolment({ host, purpose: `enrol ${key}`, person: staff, known }),
    known.length === 0 ? null : deps.passkeys.request({ host, purpose: `prove ${key}`, known }),
  ]);
  return done({
    stage,
    name: staff.name,
    fresh: staff.freshFactor,
    passkeys: known.map(({ id, day }) => ({ id, day })),
    hasTotp: factors.totp !== null,
    recovery: factors.recovery,
    waitMs: await codeWaitMs(deps, staff.staffId),
    totp: { secret, address: deps.totp.address(secret, staff.name) },
    making,
    using,
  });
}

/** Made from the session's own random word, so that nothing is stored before a person has shown that its app has it. */
export function totpSecretOf(deps: Deps, { staff }: SessionAt, session: string): string {
  return deps.totp.secret(deps.secrets.hash('staff-totp', `${staff.staffId}\n${session}`));
}

/** What a page needs to let a person in by a passkey alone. Nothing is refused. */
export async function askForPasskey(
  deps: Deps,
  _actor: Actor,
  input: { host: string },
): Promise<Outcome<Awaited<ReturnType<Passkeys['request']>>>> {
  return done(await deps.passkeys.request({ host: input.host, purpose: 'enter', known: [] }));
}
