/** Minutes without an act after which a child's session ends, so that the next person at a shared device finds nothing. */
export const idleMinutes = 20;
/** The same on a device that several children use one after the other: the next one is waiting beside it. */
export const sharedMinutes = 8;
/**
 * Seconds after which it ends at a kiosk, whose page reports every twenty seconds that somebody touches it. The page itself forgets its child after ninety
 * seconds; where it crashed, or its report was lost, the next child must not find the session either.
 */
export const toldSeconds = 180;
/** Hours after which it ends whatever the child does. */
export const longestHours = 8;
/** Minutes before the end at which a live page asks whether somebody is still there. */
export const warnMinutes = 4;

/** Query parameter of a page that reloads by itself: loading it is no act of a person. */
export const loadsItself = 'again';

/** Where a page on a shared device goes by itself. Nobody asked for it, so it does not end a session whose child is active in another window. */
export const goesTo = `/left?${loadsItself}`;

/**
 * Seconds after which a page on a shared device leaves by itself; null where it stays. Staff pages stay. Where children bring cards, every
 * other page leaves except the first: even without a session a child may have typed there what happens at home, or its code. At a kiosk such a page has its own clock.
 */
export function goesAfterSeconds({
  shared,
  seated,
  path,
}: {
  readonly shared: 'cards' | 'kiosk' | null;
  readonly seated: boolean;
  readonly path: string;
}): number | null {
  if (shared === null || path === '/staff' || path.startsWith('/staff/')) return null;
  return seated || (shared === 'cards' && path !== '/kiosk') ? sharedMinutes * 60 : null;
}

/** When a session was first seen, and when its child last did something. In memory only: no time of a child's act is stored. */
export type Presence = {
  readonly firstMs: number;
  readonly lastMs: number;
  /** On a device of several children. */
  readonly shared?: boolean;
  /** At a kiosk whose page says when somebody is there; it asks by itself, so until then it is told as much time as anywhere. */
  readonly tells?: boolean;
};

/**
 * Milliseconds until this session is over; 0 when it is. The earlier of 20 idle minutes (8 where several share the device) and 8 hours
 * (OWASP ASVS 5, 7.3.1 and 7.3.2).
 */
export function restMs({ firstMs, lastMs, shared, tells }: Presence, nowMs: number): number {
  if (tells && nowMs - lastMs >= toldSeconds * 1_000) return 0;
  const idle = (shared ? sharedMinutes : idleMinutes) * 60_000;
  return Math.max(0, Math.min(lastMs + idle, firstMs + longestHours * 3_600_000) - nowMs);
}
