/**
 * What an organisation sets for its desks: minutes of the oldest wait from which rooms slow and from which they rest, hard texts
 * one person opens in a row, and minutes of the break after them.
 */
export type DeskLimits = {
  readonly slowAfterMinutes: number;
  readonly pauseAfterMinutes: number;
  readonly severeBudget: number;
  readonly breakMinutes: number;
};

/**
 * What each may be. Working bounds of our own: a child in a live room is read the same hour, nobody reads hard texts without
 * end, and a break is one.
 */
export const deskBounds = {
  slowAfterMinutes: { least: 2, most: 60 },
  pauseAfterMinutes: { least: 5, most: 120 },
  severeBudget: { least: 1, most: 50 },
  breakMinutes: { least: 5, most: 120 },
} as const satisfies Readonly<Record<keyof DeskLimits, { readonly least: number; readonly most: number }>>;

/** The first that does not fit, or undefined: a whole number within its bounds, and rooms rest only after they have slowed. */
export function unfitLimit(limits: DeskLimits): keyof DeskLimits | undefined {
  const names = Object.keys(deskBounds) as (keyof DeskLimits)[];
  const unfit = names.find((name) => {
    const { least, most } = deskBounds[name];
    return !Number.isInteger(limits[name]) || limits[name] < least || limits[name] > most;
  });
  return unfit ?? (limits.pauseAfterMinutes <= limits.slowAfterMinutes ? 'pauseAfterMinutes' : undefined);
}
