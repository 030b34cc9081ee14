import { threshold } from '../analysis/disclosure/small-numbers.ts';

/**
 * How an answer stands against its stated share: `there`, at least half of what the share lets one expect; `fewer`, less than
 * half; `unsaid`, nothing can be said. In this order a word may go up.
 */
export const presences = ['unsaid', 'fewer', 'there'] as const;
export type Presence = (typeof presences)[number];

/** What was told last while the consultation ran. `answered` is for the program alone. */
export type Look = {
  readonly day: string;
  readonly answered: number;
  /** By position, from 1. */
  readonly words: readonly Presence[];
};

/**
 * One word. Where half of what is expected is under k, nothing is said whatever is counted, so that each word leaves at least k
 * numbers open: under half is 0 to more than k, over half is k to all.
 */
export function presenceOf(of: {
  readonly children: number;
  readonly all: number;
  readonly share: number | null;
}): Presence {
  if (of.share === null) return 'unsaid';
  const half = (of.all * of.share) / 200;
  if (half < threshold) return 'unsaid';
  return of.children < half ? 'fewer' : 'there';
}

/** At least and at most so many children. */
export type Within = { readonly least: number; readonly most: number };

/** The word that holds for all numbers within these bounds; `unsaid` where they leave it open. */
export function surePresenceOf(of: {
  readonly children: Within;
  readonly all: Within;
  readonly share: number | null;
}): Presence {
  const { children, all, share } = of;
  const lowest = presenceOf({ children: children.least, all: all.most, share });
  const highest = presenceOf({ children: children.most, all: all.least, share });
  return lowest === highest ? lowest : 'unsaid';
}

/**
 * The look that is told from now on; the old one stays unless the day is a later one **and** at least k more children have
 * answered than at the old look, and then a word only goes up. So two looks differ by no single child, and a child who takes its
 * answer back or erases it changes no word. `counts` and `shares` are by position.
 */
export function lookNow(
  before: Look | undefined,
  now: {
    readonly day: string;
    readonly counts: readonly number[];
    readonly shares: readonly (number | null)[];
  },
): Look | undefined {
  const answered = now.counts.reduce((sum, count) => sum + count, 0);
  if (before ? now.day <= before.day || answered < before.answered + threshold : answered < threshold)
    return before;
  const words = now.shares.map((share, at) => {
    const word = presenceOf({ children: now.counts[at] ?? 0, all: answered, share });
    const earlier = before?.words[at] ?? 'unsaid';
    return presences.indexOf(word) > presences.indexOf(earlier) ? word : earlier;
  });
  return { day: now.day, answered, words };
}
