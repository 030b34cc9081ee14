import { smallestBatch } from './batches.ts';
import { goesTo, loadsItself, sharedMinutes } from './idleness.ts';
import { leftBy } from './seat-mark.ts';

/** Seconds without a touch after which a kiosk asks whether somebody is there, and seconds after which it forgets its child. */
export const kioskAskSeconds = 60;
export const kioskIdleSeconds = 90;

/**
 * Seconds in which the server heard nothing of a child, after which a page of it that goes by itself ends its seat: fewer than the page waits, since over
 * a slow line it is heard later than it was said that somebody is there.
 */
export const kioskQuietSeconds = 85;

/** Hours that a kiosk runs at most: a school day. */
export const mostKioskHours = 8;

/** Places of one group at kiosks. Fewer would single out a few children; more are several groups. */
export const mostKioskPlaces = 200;

/**
 * What has to change, from above as it is asked, before a device is a kiosk: a new `group` has a label and 20 to 200 places (undefined: it has its group
 * already), and it runs for 1 to 8 whole `hours`. Undefined where nothing has.
 */
export function wrongAtKiosk({
  group,
  hours,
}: {
  readonly group?: { readonly label: string; readonly size: number } | undefined;
  readonly hours: number;
}): 'label' | 'size' | 'hours' | undefined {
  const whole = (number: number, least: number, most: number) =>
    Number.isInteger(number) && number >= least && number <= most;
  if (group && group.label.trim() === '') return 'label';
  if (group && !whole(group.size, smallestBatch, mostKioskPlaces)) return 'size';
  return whole(hours, 1, mostKioskHours) ? undefined : 'hours';
}

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
 * Whose a page of a kiosk is that asks for this address, by the mark of its seat; null for one of nobody. `seated`: the mark of the seat that is there now.
 * The page that asks without script is of whom the one before it was of, and the first page that came by itself is not of the child that another window has.
 */
export function markAtKiosk({ pathname, searchParams }: URL, seated: string | null): string | null {
  if (pathname === '/kiosk/still') return searchParams.get(leftBy);
  return pathname === '/kiosk' && searchParams.has(loadsItself) ? null : seated;
}

/** Where a page of a kiosk goes by itself. It says whose it is, so that it ends the seat of nobody else. */
export function goesFromKiosk(mark: string | null): string {
  return mark === null ? goesTo : `${goesTo}&${new URLSearchParams({ [leftBy]: mark })}`;
}

/**
 * May a page of a kiosk that went by itself, and carries the marks `of`, end the seat that is there now? Only its own, and not while its child does
 * something in another window. `quietMs`: milliseconds since the server heard of that child; undefined after a start. A page of nobody ends no seat.
 */
export function endsAtKiosk(
  {
    mark,
    quietMs = Number.POSITIVE_INFINITY,
  }: { readonly mark: string; readonly quietMs?: number | undefined },
  of: readonly string[],
): boolean {
  return of.includes(mark) && quietMs >= kioskQuietSeconds * 1_000;
}

/**
 * What a page of a kiosk tells a browser without script: after how many seconds where to go. One that nobody can come back to stays as long as one
 * with a box to write in: to ask would take it away. `mark`: whose page it is (`markAtKiosk`).
 */
export function refreshAtKiosk(
  { pathname, search }: { pathname: string; search: string },
  mark: string | null,
): string {
  const goes = goesFromKiosk(mark);
  if (pathname === '/kiosk/still') return `${kioskIdleSeconds - kioskAskSeconds};url=${goes}`;
  if (!comesBack(pathname)) return `${sharedMinutes * 60};url=${goes}`;
  const still = new URLSearchParams({ to: pathname + search, ...(mark !== null && { [leftBy]: mark }) });
  return `${kioskAskSeconds};url=/kiosk/still?${still}`;
}
