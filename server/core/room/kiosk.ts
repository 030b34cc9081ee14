import { sharedMinutes } from './idleness.ts';

/** Seconds without a touch after which a kiosk asks whether somebody is there, and after which it forgets whoever was. */
export const kioskAskSeconds = 60;
export const kioskIdleSeconds = 90;

/** A kiosk runs for so many hours at most: a school day. */
export const mostKioskHours = 8;

/** Children of one group at kiosks: fewer would point at a few; more are several groups. */
export const mostKioskPlaces = 200;

/**
 * Pages that a kiosk has besides the child's own: coming in, going, help, complaints, what is kept and what is said in law. All else leads to its first page:
 * whoever stands before it finds no other consultation, no way in by six words and nothing of staff.
 */
const pagesOfKiosk =
  /^\/(kiosk|kiosk\/still|join|leave|left|look|keep|rights|general-comment|source|imprint|privacy|accessibility|help|help\/(write|back)|wrong|wrong\/(join|back|outside)|terms\/[\w-]+|still|ticket|here|here\/[\w./-]+)$/;

/** What a child can take along as a file would stay on the device. */
const taken = /^\/here\/held\/|\.\./;

/** May this address be asked for at a kiosk? `path` without what comes after a question mark. */
export function isOfKiosk(path: string): boolean {
  return pagesOfKiosk.test(path) && !taken.test(path);
}

/** No page to come back to by one tap, and the page before the yes: it is long to read, and to ask would take away what was chosen in it. */
const staysLong = /^\/(join|leave|left|still|ticket|kiosk\/still)$/;

const comesBack = (path: string) => isOfKiosk(path) && !staysLong.test(path);

/** Where a child that is still there goes back to: the very page that it had, or the first one. `wanted` with what comes after a question mark. */
export function backFromStill(wanted: string | null): string {
  const [path = ''] = (wanted ?? '').split('?');
  return wanted !== null && comesBack(path) ? wanted : '/kiosk';
}

/**
 * What a page of a kiosk tells a browser without script: after how many seconds where to go. The page before the yes stays as long as one
 * with a box to write in.
 */
export function refreshAtKiosk({ pathname, search }: { pathname: string; search: string }): string {
  if (pathname === '/kiosk/still') return `${kioskIdleSeconds - kioskAskSeconds};url=/left`;
  if (!comesBack(pathname)) return `${sharedMinutes * 60};url=/left`;
  return `${kioskAskSeconds};url=/kiosk/still?to=${encodeURIComponent(pathname + search)}`;
}
