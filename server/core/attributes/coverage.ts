import { type Presence, presences, type Within } from './who-is-missing.ts';

/** Fewer children than this are never "children". */
export const leastChildren = 100;

export type Covered = {
  /** All who took part, as few and as many as the told numbers can stand for; null is hidden. */
  readonly children: Within | null;
  /** Attributes that are asked and have a stated population. */
  readonly attributes: readonly {
    /** How many gave one of the organiser's answers, as it may be told: at least so many. */
    readonly answered: number | null;
    readonly words: readonly Presence[];
  }[];
};

/**
 * May a sentence speak for children who did not take part? Only where at least `leastChildren` took part, a population is stated for
 * at least one attribute, and for each of those at least half of the children said where they belong, of as many as may have come, and no
 * answer is under half of its share. These limits are ours and cautious; they make no sample of those who came, they only stop the plainest mistake. It looks
 * at nothing that is not told.
 */
export function speaksForChildren({ children, attributes }: Covered): boolean {
  const [, , there] = presences;
  return (
    children !== null &&
    children.least >= leastChildren &&
    attributes.length > 0 &&
    attributes.every(
      ({ answered, words }) =>
        answered !== null && answered * 2 >= children.most && words.every((word) => word === there),
    )
  );
}
