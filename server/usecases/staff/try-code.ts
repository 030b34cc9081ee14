import type { Statement } from '../../../db/engine.ts';
import {
  codesWaitUntil,
  countWrongCode,
  forgiveWrongCodes,
  wrongCodesOf,
} from '../../../db/queries/staff/staff-elsewhere.ts';
import { minuteOf } from '../../core/consultation/days.ts';
import { waitAfterGuesses } from '../../core/staff/factors.ts';
import type { Deps } from '../deps.ts';

export type Guess = {
  /** It was right: it belongs into the commit of what it opens. */
  readonly right: readonly Statement[];
  /** After that commit. */
  readonly forgive: () => void;
};

/**
 * Before a code is looked at: it counts as wrong until it was right, in all processes of this site together. Undefined: it has to
 * wait, and is not looked at. Waits that others have to know are rounded up to a minute.
 */
export async function tryCode(deps: Deps, staffId: string): Promise<Guess | undefined> {
  if (!deps.factors.shared) {
    const guess = deps.factors.tryCode(staffId);
    return guess && { right: [], forgive: guess.forgive };
  }
  const { control } = deps.databases;
  const before = await wrongCodesOf(control, staffId);
  const nowMs = deps.clock();
  const waitMs = waitAfterGuesses(before + 1);
  const counted = await control.write(
    countWrongCode({
      staffId,
      before,
      minute: minuteOf(nowMs),
      untilMinute: waitMs === 0 ? 0 : minuteOf(nowMs + waitMs) + 1,
    }),
  );
  return counted.ok ? { right: [forgiveWrongCodes(staffId)], forgive: () => undefined } : undefined;
}

/** Milliseconds until a code of this person is looked at again, or a passkey; 0 where it is at once. */
export async function codeWaitMs(deps: Deps, staffId: string): Promise<number> {
  if (!deps.factors.shared) return deps.factors.codeWaitMs(staffId);
  const until = await codesWaitUntil(deps.databases.control, staffId);
  return Math.max(0, until * 60_000 - deps.clock());
}
