/** Once the overseer let it rest: a consultation, or one activity. */
export type OversightRest = {
  /** In the order in which they came. */
  readonly number: number;
  /** '' : all of it. */
  readonly activityId: string;
  readonly day: string;
  /** '' while it holds. */
  readonly endedDay: string;
  readonly endedBy: '' | 'overseer' | 'organiser';
  /** Of the organiser, in its own words; '' where the overseer opened it again. */
  readonly reason: string;
};

/** UTF-16 units of a reason. */
export const longestRestReason = 1_000;

/** What holds now of one thing: of all of it, where `activityId` is ''. */
export function heldRest(rests: readonly OversightRest[], activityId: string): OversightRest | undefined {
  return rests.find((each) => each.activityId === activityId && each.endedDay === '');
}

/** What holds of all of it, or how it was last opened again where that was against the overseer's word. */
export function restNow(rests: readonly OversightRest[]): 'holds' | 'overruled' | undefined {
  if (heldRest(rests, '')) return 'holds';
  const last = rests.filter(({ activityId }) => activityId === '').at(-1);
  return last?.endedBy === 'organiser' ? 'overruled' : undefined;
}
