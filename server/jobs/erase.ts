import { lookEvery } from '../look-every.ts';
import type { Services } from '../services.ts';

/** Milliseconds between two looks at erasures that are known to wait; it costs nothing while there is none. */
const everyMs = 2_000;
/** Every so many looks all consultations are opened: what another process began and did not finish is found. */
const everywhereEach = 1_800;

const clock = { kind: 'system', name: 'clock' } as const;

/**
 * Finishes erasures whose minutes to undo are over, also those that a stopped process left waiting. One that fails is tried again
 * at the next look and keeps no other from being finished. Answers how to stop, which waits for the one under way.
 */
export function startErasing(services: Services, fault: (error: unknown) => void): () => Promise<void> {
  /** Looks until the next one everywhere. That one counts only once it came to its end. */
  let left = 0;

  async function look(): Promise<void> {
    const everywhere = left === 0;
    if (!everywhere) left -= 1;
    const due = await services.privacy.due(clock, { everywhere });
    if (everywhere) left = everywhereEach - 1;
    if (!due.ok) return;
    for (const one of due.value) await services.privacy.finish(clock, one).catch(fault);
  }
  return lookEvery(everyMs, { look, fault, firstMs: 0 });
}
