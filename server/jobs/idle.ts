import type { Services } from '../services.ts';

const everyMs = 30_000;

/** Ends the sessions of children who went away, twice a minute. Answers how to stop. */
export function startEndingIdle(services: Services, fault: (error: unknown) => void): () => void {
  const timer = setInterval(() => {
    services.room.endIdleSeats({ kind: 'system', name: 'clock' }, {}).catch(fault);
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}
