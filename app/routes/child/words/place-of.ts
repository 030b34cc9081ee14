import { processActivity } from '../../../../server/core/analysis/evaluation.ts';
import { isOnlyCounted } from '../../../../server/core/consultation/activities.ts';
import { hasReleases, isOver } from '../../../../server/core/consultation/lifecycle.ts';
import { type ContributionState, isShown } from '../../../../server/core/moderation/decide.ts';
import type { Place } from '../../../../server/usecases/room/read-place.ts';

/** Where words were written, for "Part 3", "The live room", "Sentences", "A picture" or "About how it was". Part 0 is the whole text. What is not there was a small group that the child left. */
export function placeOf(
  place: Place,
  item: { readonly activityId: string; readonly anchor: string },
): { readonly kind: 'room' | 'statements' | 'design' | 'part' | 'process'; readonly number: number } {
  if (item.activityId === processActivity) return { kind: 'process', number: 0 };
  const activity = place.activities.find((each) => each.id === item.activityId);
  const number = place.sections.findIndex((section) => section.anchor === item.anchor) + 1;
  const own = ['room', 'statements', 'design'] as const;
  const kind = activity ? (own.find((each) => each === activity.kind) ?? 'part') : 'room';
  return { kind, number };
}

/**
 * Who reads words that a person let pass, beside adults: everybody there, a small group, or nobody. Answers are counted alone, and so is what was
 * said in rooms once all of it is over.
 */
export function readBy(place: Place, item: { readonly activityId: string }): 'everyone' | 'group' | 'nobody' {
  if (item.activityId === processActivity) return 'everyone';
  const activity = place.activities.find((each) => each.id === item.activityId);
  if (isOnlyCounted(activity?.kind)) return 'nobody';
  if (activity && activity.kind !== 'room') return 'everyone';
  if (isOver(place.row.state)) return 'nobody';
  return activity?.groupOf === '' ? 'everyone' : 'group';
}

/** About how it was: read by now, and shown to nobody before the release that they come with. */
export function waitsForRelease(
  state: Place['row']['state'],
  item: { readonly activityId: string; readonly state: ContributionState },
): boolean {
  return item.activityId === processActivity && isShown(item.state) && !hasReleases(state);
}

/** Whether words that were written there can be changed now: the consultation and the activity are open. */
export function takesWords(place: Place, item: { readonly activityId: string }): boolean {
  const activity = place.activities.find((each) => each.id === item.activityId);
  return place.row.state === 'open' && activity?.state === 'open';
}
