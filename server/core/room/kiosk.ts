import { sharedMinutes } from './idleness.ts';

/** Seconds without a touch after which a kiosk asks whether somebody is there, and seconds after which it forgets its child. */
export const kioskAskSeconds = 60;
export const kioskIdleSeconds = 90;

/** Hours that a kiosk runs at most: a school day. */
export const mostKioskHours = 8;

/** Places of one group at kiosks. Fewer would single out a few children; more are several groups. */
export const mostKioskPlaces = 200;

/**
 * Pages of a kiosk besides the child's own: joining, leaving, help, complaints, what is kept, and the legal pages. Every other address leads to its first
 * page, so that nobody at the device reaches another consultation, the return by six words, or a page of staff.
 */
const pagesOfKiosk =
  /^\/(kiosk|kiosk\/still|join|leave|left|look|keep|rights|general-comment|source|imprint|privacy|accessibility|help|help\/(write|back)|wrong|wrong\/(join|back|outside)|terms\/[\w-]+|still|ticket|here|here\/[\w./-]+)$/;

/** Addresses of files that a child can take along: on this device they would stay behind. */
const taken = /^\/here\/held\/|\.\./;

/** May this address be asked for at a kiosk? `path` without its query. */
export function isOfKiosk(path: string): boolean {
  return pagesOfKiosk.test(path) && !taken.test(path);
}

/** Nobody can come back to them by an address: the page before the yes is the answer to a form, and the others are no page. */
const noAddress = /^\/(join|leave|left|still|ticket|kiosk\/still)$/;

const comesBack = (path: string) => isOfKiosk(path) && !noAddress.test(path);

/** Where a child that is still there returns to: the page that it had, or the first one. `wanted` with its query. */
export function backFromStill(wanted: string | null): string {
  const [path = ''] = (wanted ?? '').split('?');
  return wanted !== null && comesBack(path) ? wanted : '/kiosk';
}

/**
 * What a page of a kiosk tells a browser without script: after how many seconds where to go. One that nobody can come back to stays as long as one
 * with a box to write in: to ask would take it away.
 */
export function refreshAtKiosk({ pathname, search }: { pathname: string; search: string }): string {
  if (pathname === '/kiosk/still') return `${kioskIdleSeconds - kioskAskSeconds};url=/left`;
  if (!comesBack(pathname)) return `${sharedMinutes * 60};url=/left`;
  return `${kioskAskSeconds};url=/kiosk/still?to=${encodeURIComponent(pathname + search)}`;
}
