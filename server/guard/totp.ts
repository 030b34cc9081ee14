import { Secret, TOTP } from 'otpauth';

/** Seconds that one code lives, as every app for such codes has it (RFC 6238). */
const periodSeconds = 30;
/** Codes before and after the present one that still count: clocks of telephones are not exact. */
const window = 1;

/** The name under which an app for codes lists this site. */
const issuer = 'Due Weight';

export type Totp = {
  /** 160 random bits of a secret in base32, as it is typed into an app (RFC 4226 § 4). */
  readonly secret: (bytes: Uint8Array) => string;
  /** What the QR of a secret says. `label`: the person's name. */
  readonly address: (secret: string, label: string) => string;
  /** Which step of time a code belongs to, or undefined when it is wrong. Whoever asks refuses a step that was used before. */
  readonly step: (secret: string, code: string, nowMs: number) => number | undefined;
};

export const totp: Totp = { secret: totpSecret, address: totpAddress, step: totpStep };

function totpSecret(bytes: Uint8Array): string {
  return new Secret({ buffer: Uint8Array.from(bytes.subarray(0, 20)).buffer }).base32;
}

function totpAddress(secret: string, label: string): string {
  return totpOf(secret, label).toString();
}

function totpStep(secret: string, code: string, nowMs: number): number | undefined {
  const delta = totpOf(secret).validate({ token: code, window, timestamp: nowMs });
  return delta === null ? undefined : Math.floor(nowMs / 1_000 / periodSeconds) + delta;
}

function totpOf(secret: string, label = ''): TOTP {
  return new TOTP({ issuer, label, secret: Secret.fromBase32(secret), digits: 6, period: periodSeconds });
}
