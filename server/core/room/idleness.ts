/** Minutes without an act after which a child's seat is over: on a shared device the next person finds nothing. */
export const idleMinutes = 20;
/** The same on a device that several children use one after the other: the next one stands beside it. */
export const sharedMinutes = 8;
/**
 * Seconds after which it is over at a kiosk whose page says once a minute that somebody touches it: the page itself forgets after ninety, and one that
 * crashed, or whose word was lost, must not have the seat ready for the next child.
 */
export const toldSeconds = 180;
/** Hours after which it is over whatever the child does. */
export const longestHours = 8;
/** Minutes before the end at which a living page asks whether somebody is still there. */
export const warnMinutes = 4;

/** In the address of a page that is loaded anew by itself: no act of anybody. */
export const loadsItself = 'again';

/** Where a page goes by itself from a device that several children use. Nobody asked for it, so it ends no seat whose child does something in another window. */
export const goesTo = `/left?${loadsItself}`;

/**
 * Seconds after which a page goes by itself from such a device; null where it stays. No page of staff goes. Where children bring cards every
 * other one does but the first: without a seat too a child types there what happens at home, or has its code in a form. At a kiosk such a page has its own clock.
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

/** When a session was first seen, and when its child last did something. In memory only: no time of a child is written. */
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
