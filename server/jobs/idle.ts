import type { Redis } from '../guard/redis.ts';
import { lookEvery } from '../look-every.ts';
import type { Services } from '../services.ts';

const everyMs = 30_000;
/** Every so many looks all consultations are opened: one may have been brought here, or the process that saw a child is gone. */
const everywhereEach = 120;

const clock = { kind: 'system', name: 'clock' } as const;

/**
 * Ends the sessions of children who went away, twice a minute, also of those who were never seen since the start. Where `others` serve the
 * same children, those are counted anew whenever this process hears of them again, and not at all while it does not; nor where others may be
 * that it never hears (it is not `alone`). Answers how to stop, which waits for the look under way.
 */
export function startEndingIdle(
  services: Services,
  { others, alone, fault }: { others?: Redis | undefined; alone: boolean; fault: (error: unknown) => void },
): () => Promise<void> {
  let looks = 0;
  /** Whether others were heard when all were counted; unknown when that is due. */
  let heard: boolean | undefined;
  /** Consultations that gave no answer then: they are asked again with each look. */
  let unheard: readonly string[] = [];

  async function look(): Promise<void> {
    const hears = others ? others.isUp() : alone;
    if (looks++ % everywhereEach === 0 || hears !== heard) heard = undefined;
    if (heard === undefined || unheard.length > 0) {
      const of = heard === undefined ? {} : { of: unheard };
      const counted = await services.room.expectSeats(clock, { hears, ...of });
      unheard = counted.ok ? counted.value : [];
      if (unheard.length > 0) fault(new Error('Sessions of a consultation could not be counted.'));
    }
    heard = hears;
    await services.room.endIdleSeats(clock, {});
  }
  others?.whenUp(() => {
    heard = undefined;
  });
  return lookEvery(everyMs, { look, fault, firstMs: 0 });
}
