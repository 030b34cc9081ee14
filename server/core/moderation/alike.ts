import type { ContributionState } from './decide.ts';
import type { Reason } from './reasons.ts';
import { fold } from './screens/fold.ts';

/** Two texts that a reader would call the same: case, accents of letters and repeated space do not count (screens/fold.ts). */
function isAlike(one: string, other: string): boolean {
  return plain(one) === plain(other);
}

/** Said to the same question as well: what is harmless there may hurt here. */
export function saysTheSame(
  one: { readonly activityId: string; readonly text: string },
  other: { readonly activityId: string; readonly text: string },
): boolean {
  return one.activityId === other.activityId && isAlike(one.text, other.text);
}

function plain(text: string): string {
  return fold(text).text.replace(/\s+/gu, ' ').trim();
}

/** Severity from which a text is hard to read: folded until asked for, and counted for whoever opens it. */
const severeFrom = 3;
/** For which reasons a text that was limited is hard to read. */
const hardReasons: readonly Reason[] = ['hurt', 'harm'];

/** The same of shown words, for who asks the database. */
export const hardShown = { severity: severeFrom, reasons: hardReasons };

/**
 * What counts for whoever opens it: a text that the screens find severe, one that children reported, and one that a person
 * limited because it hurts or harms, when it is looked at again.
 */
export function isHard(of: {
  readonly severity: number;
  readonly state: ContributionState;
  readonly reason: Reason | null;
}): boolean {
  const limited = of.state !== 'held' && of.reason !== null && hardReasons.includes(of.reason);
  return of.severity >= severeFrom || of.state === 'hidden' || limited;
}
