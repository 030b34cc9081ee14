import {
  isFresh,
  isIdle,
  laterMoments,
  type Moments,
  type MomentsElsewhere,
  waitAfterGuesses,
} from '../core/staff/factors.ts';

/**
 * What is known of second factors. One process alone has it in memory and nowhere else: after a restart nobody's is fresh, and idle
 * minutes begin anew. Where others serve the same site (`shared`) the control database has the minutes beside the session, and
 * what it said when the session was read is handed in. A session is named by the base64 of its stored hash.
 */
export type Factors = {
  /** Other processes have to know, and know more. */
  readonly shared: boolean;
  /** A second factor was proven in this session within five minutes. */
  readonly isFresh: (sessionKey: string, elsewhere: MomentsElsewhere) => boolean;
  /** It was proven just now, which is an act too. */
  readonly prove: (sessionKey: string) => void;
  /** Nobody did anything in this session for half an hour. One that is seen for the first time begins. */
  readonly isIdle: (sessionKey: string, elsewhere: MomentsElsewhere) => boolean;
  /**
   * Its person did something. An idle session stays idle: only a second factor wakes it. Answers the minute that the others have to
   * read, once a minute; undefined when there is nothing to write down.
   */
  readonly noteAct: (sessionKey: string, elsewhere: MomentsElsewhere) => number | undefined;
  readonly forget: (sessionKey: string) => void;
  /**
   * Before a code is looked at. Undefined: it has to wait, and is not looked at. The guess counts as wrong until `forgive`
   * is called, so that many at once are not looked at for the price of one.
   */
  readonly tryCode: (staffId: string) => { readonly forgive: () => void } | undefined;
  /** Milliseconds until a code of this person is looked at again; 0 where it is at once. */
  readonly codeWaitMs: (staffId: string) => number;
  /** What was wrong was of factors that are forgotten: its person begins anew. */
  readonly forgiveCodes: (staffId: string) => void;
};

/** `clock`: milliseconds since 1970. */
export function createFactors(clock: () => number, { shared = false } = {}): Factors {
  const staffMoments = new Map<string, Moments>();
  const wrongCodes = new Map<string, { readonly wrong: number; readonly notBeforeMs: number }>();

  function momentsOf(key: string, elsewhere: MomentsElsewhere): Moments {
    const here = staffMoments.get(key);
    const known = (shared ? laterMoments(here, elsewhere) : here) ?? { lastMs: clock(), provenMs: 0 };
    staffMoments.set(key, known);
    return known;
  }

  return {
    shared,
    isFresh(key, elsewhere) {
      const moments = momentsOf(key, elsewhere);
      return isFresh(moments, clock()) && !isIdle(moments, clock());
    },
    prove: (key) => void staffMoments.set(key, { lastMs: clock(), provenMs: clock() }),
    isIdle: (key, elsewhere) => isIdle(momentsOf(key, elsewhere), clock()),
    noteAct(key, elsewhere) {
      const moments = momentsOf(key, elsewhere);
      if (isIdle(moments, clock())) return undefined;
      staffMoments.set(key, { ...moments, lastMs: clock() });
      const minute = Math.floor(clock() / 60_000);
      return shared && minute > elsewhere.actMinute ? minute : undefined;
    },
    forget: (key) => void staffMoments.delete(key),
    tryCode(staffId) {
      const before = wrongCodes.get(staffId) ?? { wrong: 0, notBeforeMs: 0 };
      if (clock() < before.notBeforeMs) return undefined;
      const wrong = before.wrong + 1;
      wrongCodes.set(staffId, { wrong, notBeforeMs: clock() + waitAfterGuesses(wrong) });
      return { forgive: () => void wrongCodes.delete(staffId) };
    },
    codeWaitMs: (staffId) => Math.max(0, (wrongCodes.get(staffId)?.notBeforeMs ?? 0) - clock()),
    forgiveCodes: (staffId) => void wrongCodes.delete(staffId),
  };
}
