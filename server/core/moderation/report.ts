import { type ContributionState, isShown } from './decide.ts';

/** So many different children hide words until a person has looked (R150). One child alone silences nobody. */
export const reportsThatHide = 2;

/** What a person looked at and let stand is hidden by no further report. */
export function hidesNow(of: {
  readonly state: ContributionState;
  readonly cleared: boolean;
  readonly reports: number;
}): boolean {
  return isShown(of.state) && !of.cleared && of.reports >= reportsThatHide;
}
