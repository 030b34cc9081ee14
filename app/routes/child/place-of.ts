import type { Place } from '../../../server/usecases/room/read-place.ts';

/** Where words were written, for "Part 3" or "The live room". Part 0 is the whole text. */
export function placeOf(
  place: Place,
  item: { readonly activityId: string; readonly anchor: string },
): { readonly kind: 'room' | 'part'; readonly number: number } {
  const activity = place.activities.find((each) => each.id === item.activityId);
  const number = place.sections.findIndex((section) => section.anchor === item.anchor) + 1;
  return { kind: activity?.kind === 'room' ? 'room' : 'part', number };
}
