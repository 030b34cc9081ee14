import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * The driver cannot finalise a prepared statement: a closed database keeps two descriptors, a quarter of a megabyte and
 * the bytes of a removed file until the collector meets its statements, and the collector does not see that memory. So
 * after `every` closings this asks for one collection (about 40 ms), and at once when `now` is called.
 */
export function createLettingGo(every: number): { closed(): void; now(): Promise<void> } {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  let closings = 0;
  const now = async () => {
    closings = 0;
    // The frame that closed the database still refers to it; in a turn of its own nothing does. Native parts are let go
    // of in the turn after.
    await new Promise(setImmediate);
    collect();
    await new Promise(setImmediate);
  };
  return {
    now,
    closed() {
      closings += 1;
      if (closings >= every) void now();
    },
  };
}
