/** What children can be asked to do. Only a `room` shows what others say while they say it. */
export const activityKinds = ['question', 'room', 'statements', 'poll', 'design'] as const;
export type ActivityKind = (typeof activityKinds)[number];

/** Where what children write is sorted into points after closing: elsewhere it becomes a statement, or nobody writes. */
export function takesOwnWords(kind: ActivityKind): boolean {
  return kind === 'question' || kind === 'room' || kind === 'design';
}

/** Whose answers no other child reads: they are read by a person and counted. */
export function isOnlyCounted(kind: ActivityKind | undefined): boolean {
  return kind === 'question' || kind === 'design';
}

/**
 * Ids of all that is asked, with one of them asked before what came before it, or after what came after it. Small groups ask what their room
 * asks and stay where they are; the first one has nothing before it, and the last one nothing after it.
 */
export function inNewOrder(
  asked: readonly { readonly id: string; readonly groupOf: string }[],
  move: { readonly id: string; readonly to: 'earlier' | 'later' },
): readonly string[] {
  const places = asked.filter(({ groupOf }) => groupOf === '').map(({ id }) => id);
  const at = places.indexOf(move.id);
  const other = at < 0 ? undefined : places[at + (move.to === 'earlier' ? -1 : 1)];
  return asked.map(({ id }) =>
    other === undefined ? id : id === move.id ? other : id === other ? move.id : id,
  );
}

/** What children are asked in every consultation (R454): which risks they see, and what they were not asked. */
export const standings = ['risks', 'unasked'] as const;
export type Standing = (typeof standings)[number];

/** The text that says to everybody why such a question is not asked. */
export const standingReason = { risks: 'no-risks-reason', unasked: 'no-unasked-reason' } as const;

/** Those of them that are neither asked nor left out with a reason. `told` answers whether a text stands in every language at both levels. */
export function standingMissing(
  activities: readonly { readonly standing?: Standing | '' }[],
  told: (field: string) => boolean,
): readonly Standing[] {
  return standings.filter(
    (each) => !activities.some(({ standing }) => standing === each) && !told(standingReason[each]),
  );
}
