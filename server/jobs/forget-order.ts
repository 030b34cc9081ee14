import { setTimeout as pause } from 'node:timers/promises';
import { lookEvery } from '../look-every.ts';
import type { Services } from '../services.ts';

/** Milliseconds between two looks; it costs nothing while nothing was closed. */
const everyMs = 2_000;
/** Every so many looks all consultations are opened: what another process closed and did not finish is found. */
const everywhereEach = 1_800;

const clock = { kind: 'system', name: 'clock' } as const;

type Forgets = Pick<Services, 'consultation'>;

/** Forgets the order of one, from its beginning. Between two parts everybody else has the process for as long as a part took. */
export async function forgetAllOrder(
  services: Forgets,
  of: { readonly consultationId: string; readonly stopped: () => boolean },
): Promise<void> {
  const { consultationId, stopped } = of;
  for (let after: string | null = ''; after !== null && !stopped(); ) {
    const beganMs = performance.now();
    const part = await services.consultation.forgetOrder(clock, { consultationId, after });
    if (!part.ok) return;
    after = part.value.after;
    await pause(performance.now() - beganMs);
  }
}

/**
 * Forgets the order of arrival of what was closed with more words than one commit carries, also of what a stopped process left.
 * Answers how to stop, which waits for the part under way.
 */
export function startForgettingOrder(
  services: Forgets,
  fault: (error: unknown) => void,
): () => Promise<void> {
  /** Looks until the next one everywhere. That one counts only once it came to its end. */
  let left = 0;
  let stopped = false;

  async function look(): Promise<void> {
    const everywhere = left === 0;
    if (!everywhere) left -= 1;
    const found = await services.consultation.ordered(clock, { everywhere });
    if (everywhere) left = everywhereEach - 1;
    if (!found.ok) return;
    for (const consultationId of found.value)
      await forgetAllOrder(services, { consultationId, stopped: () => stopped }).catch(fault);
  }
  const stop = lookEvery(everyMs, { look, fault, firstMs: 0 });
  return async () => {
    stopped = true;
    await stop();
  };
}
