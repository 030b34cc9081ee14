/** Where something is always written a thread would never be done; what is left then is as little as one pass leaves. */
const most = 12;

/**
 * Moves the log in passes until one finds it no longer than the pass before did, at most twelve. `pass` makes one and answers how many frames the
 * log has, -1 where somebody else moves it. SQLite asks the disk to keep the file at the end of a pass only if nothing was written meanwhile:
 * else that is left to the next one, and in the process everybody would wait for all of these pages (decision 142). A shorter log began anew,
 * and so was kept. Each pass is shorter than the one before. Answers how many there were.
 */
export function moveLog(pass: () => number): number {
  let frames = -1;
  for (let passes = 1; passes <= most; passes += 1) {
    const found = pass();
    if (found <= frames) return passes;
    frames = found;
  }
  return most;
}
