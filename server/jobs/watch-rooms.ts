import type { Services } from '../services.ts';

/** Milliseconds between two looks: a room whose adult went away a minute ago rests within a minute and a quarter. */
const everyMs = 5_000;

/**
 * Lets rooms rest when nobody is there for them or too much waits, and go on when that is over; shows what waited to be shown together
 * when its time is over; lets small groups rest whose adult is gone. Answers how to stop.
 */
export function startWatchingRooms(services: Services, fault: (error: unknown) => void): () => void {
  let running = false;
  const timer = setInterval(() => {
    if (running) return;
    running = true;
    const clock = { kind: 'system', name: 'clock' } as const;
    services.moderation
      .watchRooms(clock, {})
      .then(() => services.session.showDue(clock, {}))
      .then(() => services.session.restLeft(clock, {}))
      .catch(fault)
      .finally(() => {
        running = false;
      });
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}
