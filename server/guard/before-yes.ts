import type { BeforeYes } from '../core/room/before-yes.ts';
import { seal, unseal } from './seal.ts';
import type { Secrets } from './secrets.ts';
import { cookies, readCookie, setCookie } from './session.ts';

export type BeforeYesCookie = {
  readonly read: (header: string | undefined) => BeforeYes | null;
  readonly write: (before: BeforeYes) => string;
};

/** As long as a seat that nobody touches (R117). */
const keptMs = 20 * 60_000;

/**
 * What leads from the form with the words of a sheet to a page with an address, so that going back and loading it anew ask nobody whether a form
 * may be sent again. Sealed: neither the browser's files nor another program on the device read the words in it, and nobody makes one.
 */
export function createBeforeYes({
  secrets,
  clock,
}: {
  readonly secrets: Pick<Secrets, 'hash'>;
  readonly clock: () => number;
}): BeforeYesCookie {
  const key = secrets.hash('before-yes', '');
  return {
    read(header) {
      const value = readCookie(header, cookies.beforeYes);
      const text = value === undefined ? null : unseal(value, key);
      if (text === null) return null;
      // Sealed by this site, so it is what `write` put there.
      const { dueMs, ...before } = JSON.parse(text) as BeforeYes & { readonly dueMs: number };
      return dueMs < clock() ? null : before;
    },
    write: (before) =>
      setCookie(cookies.beforeYes, seal(JSON.stringify({ ...before, dueMs: clock() + keptMs }), key)),
  };
}
