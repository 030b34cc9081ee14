import { isFresh, isIdle, type Moments, waitAfterGuesses } from '../core/staff/factors.ts';

/**
 * What is known of second factors, in memory and nowhere else: after a restart nobody's is fresh, and idle minutes begin
 * anew. A session is named by the base64 of its stored hash.
 */
export type Factors = {
  /** A second factor was proven in this session within five minutes. */
  readonly isFresh: (sessionKey: string) => boolean;
  /** It was proven just now, which is an act too. */
  readonly prove: (sessionKey: string) => void;
  /** Nobody did anything in this session for half an hour. One that is seen for the first time begins. */
  readonly isIdle: (sessionKey: string) => boolean;
  /** Its person did something. An idle session stays idle: only a second factor wakes it. */
  readonly noteAct: (sessionKey: string) => void;
  readonly forget: (sessionKey: string) => void;
  /**
   * Before a code is looked at. Undefined: it has to wait, and is not looked at. The guess counts as wrong until `forgive`
   * is called, so that many at once are not looked at for the price of one.
   */
  readonly tryCode: (staffId: string) => { readonly forgive: () => void } | undefined;
};

/** `clock`: milliseconds since 1970. */
export function createFactors(clock: () => number): Factors {
  const staffMoments = new Map<string, Moments>();
  const wrongCodes = new Map<string, { readonly wrong: number; readonly notBeforeMs: number }>();

  function momentsOf(key: string): Moments {
    const known = staffMoments.get(key) ?? { lastMs: clock(), provenMs: 0 };
    staffMoments.set(key, known);
    return known;
  }

  return {
    isFresh: (key) => isFresh(momentsOf(key), clock()) && !isIdle(momentsOf(key), clock()),
    prove: (key) => void staffMoments.set(key, { lastMs: clock(), provenMs: clock() }),
    isIdle: (key) => isIdle(momentsOf(key), clock()),
    noteAct(key) {
      const moments = momentsOf(key);
      if (!isIdle(moments, clock())) staffMoments.set(key, { ...moments, lastMs: clock() });
    },
    forget: (key) => void staffMoments.delete(key),
    tryCode(staffId) {
      const before = wrongCodes.get(staffId) ?? { wrong: 0, notBeforeMs: 0 };
      if (clock() < before.notBeforeMs) return undefined;
      const wrong = before.wrong + 1;
      wrongCodes.set(staffId, { wrong, notBeforeMs: clock() + waitAfterGuesses(wrong) });
      return { forgive: () => void wrongCodes.delete(staffId) };
    },
  };
}
