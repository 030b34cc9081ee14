import type { waitBucket } from '../consultation/days.ts';

/** How long reading took, no finer than decisions keep it. */
export type WaitBucket = ReturnType<typeof waitBucket>;

/** `unknown` until enough was read to say it. */
export type UsualWait = WaitBucket | 'unknown';

/** From the shortest on. */
export const waitBuckets: readonly WaitBucket[] = ['under-2', 'under-5', 'under-15', 'under-60', 'longer'];

/** Of fewer decisions nothing is usual: one slow reading would speak for all. */
const fewestDecisions = 5;
/** "Usually": three of four took no longer. */
const share = 0.75;

/** The bucket within which three of four recent waits ended. Counts of decisions by bucket; no number leaves this function. */
export function usualWait(counts: ReadonlyMap<WaitBucket, number>): UsualWait {
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (all < fewestDecisions) return 'unknown';
  let within = 0;
  for (const bucket of waitBuckets) {
    within += counts.get(bucket) ?? 0;
    if (within >= all * share) return bucket;
  }
  return 'longer';
}
