import { readFileSync } from 'node:fs';

/** How long things took, counted by the millisecond: half a million of them take no more room than a few. */
export type Times = {
  readonly add: (ms: number) => void;
  readonly count: () => number;
  readonly percentile: (share: number) => number;
};

/** Milliseconds above this are counted as this many. */
const longestMs = 60_000;

export function createTimes(): Times {
  const counts = new Uint32Array(longestMs + 1);
  let all = 0;
  return {
    add(ms) {
      const at = Math.min(longestMs, Math.max(0, Math.ceil(ms)));
      counts[at] = (counts[at] ?? 0) + 1;
      all += 1;
    },
    count: () => all,
    percentile(share) {
      const wanted = Math.ceil(all * share);
      let seen = 0;
      for (let ms = 0; ms <= longestMs; ms += 1) {
        seen += counts[ms] ?? 0;
        if (seen >= wanted && seen > 0) return ms;
      }
      return 0;
    },
  };
}

/** Memory of a process that is really there, in megabytes (Linux). */
export function residentMb(pid: number): number {
  const kb = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kb ?? Number.NaN) / 1_024;
}
