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

/** As it is told: with what the part asks, in each language; nothing where all of it rests. */
export type ToldRest = OversightRest & {
  readonly prompts: readonly { readonly language: string; readonly level: string; readonly prompt: string }[];
};

/** UTF-16 units of a reason. */
export const longestRestReason = 1_000;

/** What holds now of one thing: of all of it, where `activityId` is ''. */
export function heldRest(rests: readonly OversightRest[], activityId: string): OversightRest | undefined {
  return rests.find((each) => each.activityId === activityId && each.endedDay === '');
}

/**
 * Why something that the overseer let rest may not be opened again by this person just now; undefined where it may. `overseer`: it is one;
 * `opens`: it may open all of it.
 */
export function notEnded(
  held: OversightRest | undefined,
  by: { readonly overseer: boolean; readonly opens: boolean; readonly reason: string },
): 'not-found' | 'not-allowed' | 'field-missing' | 'field-too-long' | undefined {
  if (by.overseer) return held ? undefined : 'not-found';
  if (!held) return undefined;
  if (!by.opens) return 'not-allowed';
  if (by.reason === '') return 'field-missing';
  return by.reason.length > longestRestReason ? 'field-too-long' : undefined;
}

/** What holds of all of it, or that something in it was last opened again against the overseer's word. */
export function restNow(rests: readonly OversightRest[]): 'holds' | 'overruled' | undefined {
  if (heldRest(rests, '')) return 'holds';
  const last = rests.filter(
    (each, at) => !rests.slice(at + 1).some((later) => later.activityId === each.activityId),
  );
  return last.some(({ endedBy }) => endedBy === 'organiser') ? 'overruled' : undefined;
}
