/**
 * `ask`, one at a time: what comes while one is under way has it asked once more afterwards, for its answer may be of before.
 */
export function oneAtATime(ask: () => Promise<void>): () => void {
  let asking = false;
  let missed = false;
  return async function go() {
    missed = asking;
    if (asking) return;
    asking = true;
    try {
      await ask();
    } finally {
      asking = false;
    }
    if (missed) go();
  };
}
