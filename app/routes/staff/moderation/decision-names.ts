import { type ActivityKind, isOnlyCounted } from '../../../../server/core/consultation/activities.ts';
import type { Decision } from '../../../../server/core/moderation/decide.ts';
import type { Key } from '../../../i18n/translator.ts';

type Activities = readonly { readonly id: string; readonly kind: ActivityKind }[];

/** Whether what was written there is counted and read by no other child. What a page does not know is taken as shown. */
export function isAnswerIn(activities: Activities, activityId: string): boolean {
  return isOnlyCounted(activities.find(({ id }) => id === activityId)?.kind);
}

const isKept = (decision: Decision) => decision === 'publish' || decision === 'redact';

/** What a decision is called before, at and after it is sent: an answer is counted, everything else is published. */
export const decisionNames = {
  deed: (decision: Decision, answer: boolean): Key =>
    answer && decision === 'publish' ? 'deed.publish.answer' : `deed.${decision}`,
  go: (decision: Decision, answer: boolean): Key =>
    answer && isKept(decision) ? `desk.go.${decision}.answer` : `desk.go.${decision}`,
  done: (decision: Decision, answer: boolean): Key =>
    answer && isKept(decision) ? `desk.done.${decision}.answer` : `desk.done.${decision}`,
};
