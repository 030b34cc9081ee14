import { timingSafeEqual } from 'node:crypto';
import { isIP } from 'node:net';
import type {
  AuthenticationResponseJSON,
  AuthenticatorTransport,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server';
import type { RandomBytes } from '../core/ids.ts';
import { passkeyMinutes } from '../core/staff/factors.ts';
import type { Secrets } from './secrets.ts';

/** A passkey as it is stored: its public half and how often it says it was used. */
export type Passkey = {
  /** base64url, as browsers name it. */
  readonly id: string;
  readonly publicKey: Uint8Array;
  readonly counter: number;
  /** How browsers reach it, parted by spaces. */
  readonly transports: string;
};

/** Read when somebody first uses a passkey: a start need not wait for it. */
const webauthn = () => import('@simplewebauthn/server');

const answerMs = passkeyMinutes * 60_000;
/** By so much the clock of another process may be ahead. */
const aheadMs = 60_000;

/**
 * Passkeys (WebAuthn Level 3). A challenge is not stored: it carries its time and a keyed hash of what it was made for, and one
 * that was answered is remembered until it is too old, so that no answer counts twice. What another process made counts nowhere else, because
 * it may have been answered there; where several serve one site it counts at all of them, and the control database knows what was answered at the door.
 */
export type Passkeys = {
  /** Whether this site has a name that passkeys can belong to; an address of numbers is none. */
  readonly offered: (host: string) => boolean;
  /** What a browser needs to make one. `purpose` binds the answer to one session. */
  readonly enrolment: (options: {
    host: string;
    purpose: string;
    person: { staffId: string; name: string };
    known: readonly Passkey[];
  }) => Promise<PublicKeyCredentialCreationOptionsJSON | null>;
  /** What a browser needs to use one: one of `known`, or whichever the person has here. */
  readonly request: (options: {
    host: string;
    purpose: string;
    known: readonly Passkey[];
  }) => Promise<PublicKeyCredentialRequestOptionsJSON | null>;
  /** The passkey that was made, or undefined when the answer is no answer to ours. */
  readonly enrolled: (answer: unknown, purpose: string) => Promise<Passkey | undefined>;
  /** The counter that the passkey says now, or undefined when it was not proven. */
  readonly proven: (
    answer: unknown,
    options: { purpose: string; passkey: Passkey },
  ) => Promise<number | undefined>;
  /** Which question an answer that was proven answers, base64url: other processes must not take it again. */
  readonly challengeOf: (answer: unknown) => string;
};

/** `clock`: milliseconds since 1970; of one process alone counted on whatever happens to the machine's clock. `shared`: others serve the same site. */
export function createPasskeys(with_: {
  readonly secrets: Secrets;
  readonly clock: () => number;
  readonly shared?: boolean;
  readonly random: RandomBytes;
  readonly origins: readonly string[];
}): Passkeys {
  const { secrets, clock, random } = with_;
  const usedChallenges = new Map<string, number>();
  const madeBy = with_.shared === true ? '' : Buffer.from(random(16)).toString('base64');
  const hosts = with_.origins.map((origin) => new URL(origin));
  const expected = {
    expectedOrigin: [...with_.origins],
    expectedRPID: [...new Set(hosts.map((url) => url.hostname))],
    requireUserVerification: true,
  };

  /** The name of this site as the person's browser has it; undefined where passkeys cannot belong to it. */
  function nameOf(host: string): string | undefined {
    const { hostname } = hosts.find((url) => url.host === host) ?? hosts[0] ?? { hostname: '' };
    return hostname === '' || isIP(hostname.replace(/^\[|\]$/g, '')) !== 0 ? undefined : hostname;
  }

  function challengeFor(purpose: string): Uint8Array<ArrayBuffer> {
    const head = Buffer.concat([random(16), timeBytes(clock())]);
    return Uint8Array.from(Buffer.concat([head, markOf(head, purpose)]));
  }

  function markOf(head: Buffer, purpose: string): Buffer {
    return secrets
      .hash('staff-challenge', `${purpose}\n${madeBy}\n${head.toString('base64')}`)
      .subarray(0, 16);
  }

  /** Ours, for this purpose, not too old, and not answered before. */
  function takeChallenge(challenge: string, purpose: string): boolean {
    const nowMs = clock();
    for (const [used, untilMs] of usedChallenges) if (untilMs < nowMs) usedChallenges.delete(used);
    const bytes = Buffer.from(challenge, 'base64url');
    if (bytes.length !== 38) return false;
    const head = bytes.subarray(0, 22);
    const madeMs = head.readUIntBE(16, 6);
    if (!timingSafeEqual(markOf(head, purpose), bytes.subarray(22))) return false;
    if (madeMs - nowMs > aheadMs || nowMs - madeMs > answerMs || usedChallenges.has(challenge)) return false;
    usedChallenges.set(challenge, madeMs + answerMs);
    return true;
  }

  return {
    offered: (host) => nameOf(host) !== undefined,
    async enrolment({ host, purpose, person, known }) {
      const rpID = nameOf(host);
      if (rpID === undefined) return null;
      return (await webauthn()).generateRegistrationOptions({
        rpName: 'Due Weight',
        rpID,
        userID: Uint8Array.from(Buffer.from(person.staffId)),
        userName: person.name,
        userDisplayName: person.name,
        challenge: challengeFor(purpose),
        timeout: answerMs,
        attestationType: 'none',
        excludeCredentials: known.map(described),
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      });
    },
    async request({ host, purpose, known }) {
      const rpID = nameOf(host);
      if (rpID === undefined) return null;
      return (await webauthn()).generateAuthenticationOptions({
        rpID,
        challenge: challengeFor(purpose),
        timeout: answerMs,
        userVerification: 'required',
        allowCredentials: known.map(described),
      });
    },
    async enrolled(answer, purpose) {
      const { verifyRegistrationResponse } = await webauthn();
      const verified = await verifyRegistrationResponse({
        ...expected,
        response: answer as RegistrationResponseJSON,
        expectedChallenge: (challenge) => takeChallenge(challenge, purpose),
      }).catch(() => undefined);
      if (!verified?.verified) return undefined;
      const { credential } = verified.registrationInfo;
      return {
        id: credential.id,
        publicKey: credential.publicKey,
        counter: credential.counter,
        transports: (credential.transports ?? []).join(' '),
      };
    },
    async proven(answer, { purpose, passkey }) {
      const { verifyAuthenticationResponse } = await webauthn();
      const verified = await verifyAuthenticationResponse({
        ...expected,
        response: answer as AuthenticationResponseJSON,
        expectedChallenge: (challenge) => takeChallenge(challenge, purpose),
        credential: {
          id: passkey.id,
          publicKey: Uint8Array.from(passkey.publicKey),
          counter: passkey.counter,
        },
      }).catch(() => undefined);
      return verified?.verified ? verified.authenticationInfo.newCounter : undefined;
    },
    challengeOf(answer) {
      const { clientDataJSON } = (answer as AuthenticationResponseJSON).response;
      return JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString('utf8')).challenge;
    },
  };
}

function described({ id, transports }: Passkey) {
  return { id, transports: transports.split(' ').filter(Boolean) as AuthenticatorTransport[] };
}

function timeBytes(ms: number): Buffer {
  const bytes = Buffer.alloc(6);
  bytes.writeUIntBE(ms, 0, 6);
  return bytes;
}
