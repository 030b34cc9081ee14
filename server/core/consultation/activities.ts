/** What children can be asked to do. Only a `room` shows what others say while they say it. */
export const activityKinds = ['question', 'room', 'statements', 'poll'] as const;
export type ActivityKind = (typeof activityKinds)[number];
