/** What children can be asked to do. Only a `room` shows what others say while they say it. */
export const activityKinds = ['question', 'room', 'statements', 'poll', 'design'] as const;
export type ActivityKind = (typeof activityKinds)[number];

/** Where what children write is sorted into points after closing: elsewhere it becomes a statement, or nobody writes. */
export function takesOwnWords(kind: ActivityKind): boolean {
  return kind === 'question' || kind === 'room' || kind === 'design';
}
