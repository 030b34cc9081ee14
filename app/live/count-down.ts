/**
 * Counts these milliseconds down; asked with others it goes on from there. Where a device sets its clock back meanwhile, what had passed stays passed, and
 * nothing waits for the hours it took back.
 */
export function countDown(leftMs: number): (known?: number) => number {
  let left = leftMs;
  let wasMs = Date.now();
  return (known) => {
    const nowMs = Date.now();
    left = known ?? left - Math.max(0, nowMs - wasMs);
    wasMs = nowMs;
    return left;
  };
}
