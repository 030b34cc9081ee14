import { plainDigits } from '../digits.ts';

/** Minutes after proving a second factor in which a deed that needs a fresh one may be done (R176). */
export const freshMinutes = 5;
/** Minutes without an act after which a session of staff has to prove its second factor again (R179). */
export const staffIdleMinutes = 30;
/** Hours after which it is over whatever the person does. */
export const staffLongestHours = 10;

/** Minutes in which a passkey has to answer; a person looks for its key meanwhile. */
export const passkeyMinutes = 5;

/** Recovery codes that one person has: each is used once. */
export const recoveryCodes = 10;
/** Letters and digits that nobody takes for another one when they are written by hand. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';
const recoveryLength = 10;

/**
 * A recovery code out of random bytes, `abcde-fghjk`: 10 of 31 signs, 49 bits. Bytes that would make some signs likelier
 * than others are passed over; `bytes` has to be long enough for that, or the answer is undefined.
 */
export function recoveryCode(bytes: Uint8Array): string | undefined {
  const even = Math.floor(256 / alphabet.length) * alphabet.length;
  const signs = [...bytes].filter((byte) => byte < even).slice(0, recoveryLength);
  if (signs.length < recoveryLength) return undefined;
  const code = signs.map((byte) => alphabet[byte % alphabet.length]).join('');
  return `${code.slice(0, 5)}-${code.slice(5)}`;
}

/** A recovery code as people type it, any case and with any spaces; undefined when it is none. */
export function readRecoveryCode(typed: string): string | undefined {
  const signs = [...typed.slice(0, 60).normalize('NFKC').toLowerCase()].filter((sign) =>
    alphabet.includes(sign),
  );
  if (signs.length !== recoveryLength) return undefined;
  const code = signs.join('');
  return `${code.slice(0, 5)}-${code.slice(5)}`;
}

/** Six digits as people type them, in any script and with spaces between; undefined when they are none. */
export function readTotpCode(typed: string): string | undefined {
  const signs = [...typed.slice(0, 60).normalize('NFKC')].filter((sign) => !/[\s\u200e\u200f-]/u.test(sign));
  const code = plainDigits(signs.join(''));
  return /^\d{6}$/.test(code) ? code : undefined;
}

/** Wrong codes of one person that cost no wait. */
export const freeGuesses = 5;
const firstWaitMs = 30_000;
const longestWaitMs = 3_600_000;

/**
 * Milliseconds to wait after so many wrong codes: none, then half a minute, doubling up to an hour. Three codes of a
 * million fit at any time, so a year of guessing finds one with a chance of three in a hundred (9,000 guesses).
 */
export function waitAfterGuesses(wrong: number): number {
  return wrong < freeGuesses ? 0 : Math.min(longestWaitMs, firstWaitMs * 2 ** (wrong - freeGuesses));
}

/** When a session of staff last did something and last proved its second factor, in milliseconds since 1970; 0 for never. */
export type Moments = { readonly lastMs: number; readonly provenMs: number };

/** The same in minutes since 1970, as one of several processes writes it down for the others; 0 for nothing. */
export type MomentsElsewhere = { readonly provenMinute: number; readonly actMinute: number };

/**
 * What this process knows and what another one wrote down, put together: the later one counts. A minute counts from its beginning, so
 * nothing lasts longer because it was written down. Undefined when neither knows the session.
 */
export function laterMoments(here: Moments | undefined, elsewhere: MomentsElsewhere): Moments | undefined {
  if (elsewhere.actMinute === 0) return here;
  return {
    lastMs: Math.max(here?.lastMs ?? 0, elsewhere.actMinute * 60_000),
    provenMs: Math.max(here?.provenMs ?? 0, elsewhere.provenMinute * 60_000),
  };
}

/** True while a second factor of this session counts as fresh. */
export function isFresh({ provenMs }: Moments, nowMs: number): boolean {
  return provenMs > 0 && nowMs - provenMs <= freshMinutes * 60_000;
}

/** True when nobody did anything in this session for too long. */
export function isIdle({ lastMs }: Moments, nowMs: number): boolean {
  return nowMs - lastMs >= staffIdleMinutes * 60_000;
}
