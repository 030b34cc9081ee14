/** Working limits of our own: more groups than eight have no eight people to lead them, and one group is no division. */
export const fewestGroups = 2;
export const mostGroups = 8;
/** So many children that each has its turn while somebody leads them. */
export const mostInGroup = 8;

/** A group that somebody leads now, and how many children it has. */
export type OpenGroup = { readonly id: string; readonly children: number };

/** Whether a room can be divided into so many: 0 takes its groups away. */
export function groupsFit(count: number): boolean {
  return count === 0 || (Number.isInteger(count) && count >= fewestGroups && count <= mostGroups);
}

type Place = { readonly id: string; readonly groupOf: string };

/** Which small group of its room one is, from 1, so that it has one name for all; 0 for what is none. `all`: in the order in which a room has them. */
export function groupNumber(all: readonly Place[], { id, groupOf }: Place): number {
  if (groupOf === '') return 0;
  return all.filter((each) => each.groupOf === groupOf).findIndex((each) => each.id === id) + 1;
}

/**
 * The group that the next child comes to: the one with the fewest children, by `lot` among several, so that nobody chooses with whom it talks
 * and no order of arrival shows. `lot`: an integer of at least 0, drawn evenly. Null where no group is open or all are full.
 */
export function groupFor(open: readonly OpenGroup[], lot: number): string | null {
  const free = open.filter(({ children }) => children < mostInGroup);
  const fewest = Math.min(...free.map(({ children }) => children));
  const next = free.filter(({ children }) => children === fewest);
  return next[lot % next.length]?.id ?? null;
}

/** Minutes that a group may go on after the time that its children were told. */
const graceMinutes = 5;

/** Where the time of a step was over before this minute, its groups rest, and none opens. */
export function restsBefore(minute: number): number {
  return minute - graceMinutes;
}

/** Whether a group went on for too long: who leads it has forgotten it or walked away, and `more` on the step keeps it open. */
export function isOverdue(group: { readonly untilMinute: number }, minute: number): boolean {
  return group.untilMinute < restsBefore(minute);
}
