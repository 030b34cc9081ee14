import { readFileSync } from 'node:fs';

/**
 * Watches how long this process's event loop stands still: the longest time between two turns, in milliseconds, less the time the
 * thread was ready and no core was free (Linux, `schedstat`), because that is the machine's other work. Elsewhere nothing is taken off.
 */
export function watchLoop(): { readonly stop: () => number } {
  let longest = 0;
  let last = look();
  let timer = setTimeout(turn, 1);
  function turn(): void {
    const now = look();
    longest = Math.max(longest, now.ms - last.ms - (now.waitedMs - last.waitedMs) - 1);
    last = look();
    timer = setTimeout(turn, 1);
  }
  return {
    stop() {
      clearTimeout(timer);
      return longest;
    },
  };
}

function look(): { readonly ms: number; readonly waitedMs: number } {
  return { ms: performance.now(), waitedMs: waitedMs() };
}

function waitedMs(): number {
  try {
    const [, waited] = readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ');
    return Number(waited) / 1e6;
  } catch {
    return 0;
  }
}
