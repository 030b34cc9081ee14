import { setPriority } from 'node:os';

/** As `nice` counts; 19 would be the most. A thread at 19 could be kept from its work for seconds, and an erasure waits for one of them. */
export const givesWayBy = 10;

/**
 * The thread that calls this gets the processor after those who answer people (R974, decision 108). On Linux a priority belongs to a thread;
 * elsewhere it would be that of the whole process, so there nothing happens. It is a courtesy: where the system forbids it, the thread
 * goes on and competes as the others do.
 */
export function giveWay(): void {
  if (process.platform !== 'linux') return;
  try {
    setPriority(givesWayBy);
  } catch {
    // A unit or a container may filter the call.
  }
}
