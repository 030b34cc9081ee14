import { lookEvery } from '../look-every.ts';
import type { Services } from '../services.ts';

/** Milliseconds between two looks: a room whose adult went away a minute ago rests within a minute and a quarter. */
const everyMs = 5_000;

/**
 * Lets rooms rest when nobody is there for them or too much waits, and go on when that is over; shows what waited to be shown together
 * when its time is over; lets small groups rest whose adult is gone. Answers how to stop.
 */
export function startWatchingRooms(services: Services, fault: (error: unknown) => void): () => void {
  const clock = { kind: 'system', name: 'clock' } as const;

  async function look(): Promise<void> {
    const found = await services.moderation.consultationsToWatch(clock, {});
    // One by one: what was found of one is told before the next is looked at, and one that cannot be read keeps nobody from the others.
    for (const consultationId of found.ok ? found.value : [])
      await services.moderation.watchRooms(clock, { consultationId }).catch(fault);
    // Each of them has looked at all when it fails: what failed in one keeps no small group of another open without an adult.
    await services.session.showDue(clock, {}).catch(fault);
    await services.session.restLeft(clock, {}).catch(fault);
  }

  return lookEvery(everyMs, { look, fault });
}
