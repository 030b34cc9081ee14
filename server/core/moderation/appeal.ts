import type { ContributionState } from './decide.ts';

/** `waiting` until another person has looked, then what that person said. */
export const appealStates = ['waiting', 'restored', 'upheld'] as const;
export type AppealState = (typeof appealStates)[number];

/** What the second person may say. `uphold` leaves the state and gives a reason of its own. */
export const secondDecisions = ['publish', 'redact', 'uphold'] as const;
export type SecondDecision = (typeof secondDecisions)[number];

/** Minutes within which a child hears (threats.md: 24 hours or the end). Closing the consultation changes nothing. */
const appealDueMinutes = 24 * 60;

/** The minute since 1970 by which an appeal made in `minute` is answered. */
export function appealDue(minute: number): number {
  return minute + appealDueMinutes;
}

/** Whether the author may ask another adult to look: at a limit, once for each decision, and never at the second one. */
export function mayAppeal(of: {
  readonly state: ContributionState;
  readonly appeal: AppealState | null;
}): boolean {
  const limited = of.state === 'returned' || of.state === 'refused' || of.state === 'redacted';
  return limited && of.appeal === null;
}

/** Trained moderators without whom nothing opens: where there is one alone, no appeal could ever be answered. */
export const moderatorsNeeded = 2;

/** Whoever limited the words is not the one who looks again. */
export function maySecond(staffId: string, firstDecider: string): boolean {
  return staffId !== firstDecider;
}
