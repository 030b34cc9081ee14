import { type ContributionState, type Decision, decisions } from './decide.ts';
import { type Reason, reasons, tellsWho } from './reasons.ts';

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

/** How far somebody may decide anew on words that are shown: with which decisions, and for which of the reasons. */
export type Anew = { readonly decisions: readonly Decision[]; readonly reasons: readonly Reason[] };

/** Nobody else's word stands before it. */
const anyAnew: Anew = { decisions, reasons };

/**
 * Where a second person looked at words that are shown, its word is its own to change. Every other moderator shows less of them once a child
 * says that something is wrong, and hides what tells who or where somebody is at any time: that person may have gone home. What
 * one is asked for (`isAsked`) is left to whoever looks. `secondBy`: whose look stands; `reported`: a child says so, and no person has looked since.
 */
export function decidesAnew(of: {
  readonly isAsked: boolean;
  readonly secondBy: string | undefined;
  readonly staffId: string;
  readonly reported: boolean;
}): Anew {
  if (of.isAsked) return { decisions: [], reasons: [] };
  if (of.secondBy === undefined || of.secondBy === of.staffId) return anyAnew;
  return of.reported
    ? { decisions: ['redact', 'return', 'refuse'], reasons }
    : { decisions: ['redact'], reasons: tellsWho };
}
