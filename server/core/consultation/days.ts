/** Made once for each zone: to make one takes 54 µs, to ask it 1.3, and each page and each post of a child asks for its day. */
const zoneFormats = new Map<string, Intl.DateTimeFormat>();
/** More than one house has; each holds 46 KB. */
const mostKept = 100;

/** Milliseconds since 1970 → the calendar day 'YYYY-MM-DD' in a zone: the finest time kept of what a child does. */
export function dayIn(timeZone: string, ms: number): string {
  if (timeZone === 'UTC') return new Date(ms).toISOString().slice(0, 10);
  return zoneFormat(timeZone).format(ms);
}

function zoneFormat(timeZone: string): Intl.DateTimeFormat {
  const known = zoneFormats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  if (zoneFormats.size < mostKept) zoneFormats.set(timeZone, made);
  return made;
}

/** Whole minutes since 1970: the unit of `waiting`, links and leases. */
export function minuteOf(ms: number): number {
  return Math.floor(ms / 60_000);
}

/** A decision keeps how long it took only as one of these. */
export function waitBucket(minutes: number): 'under-2' | 'under-5' | 'under-15' | 'under-60' | 'longer' {
  if (minutes < 2) return 'under-2';
  if (minutes < 5) return 'under-5';
  if (minutes < 15) return 'under-15';
  return minutes < 60 ? 'under-60' : 'longer';
}

/** The fewest minutes that such a wait took. */
export const fewestMinutes: Readonly<Record<ReturnType<typeof waitBucket>, number>> = {
  'under-2': 0,
  'under-5': 2,
  'under-15': 5,
  'under-60': 15,
  longer: 60,
};

/** Where a day begins first. */
const firstZone = 'Etc/GMT-14';

/** The newest day that has begun anywhere: only a later one is ahead for everybody, whoever types it and wherever. */
export function newestDay(ms: number): string {
  return dayIn(firstZone, ms);
}

/** Behind UTC: where a day begins last. */
const lastZoneMs = 12 * 3_600_000;

/** The oldest day that is not over everywhere: an earlier one is over for everybody who reads it. */
export function oldestDay(ms: number): string {
  return dayIn('UTC', ms - lastZoneMs);
}

/** Milliseconds of a day in UTC; elsewhere one may be an hour longer or shorter. */
export const dayMs = 86_400_000;

/** A day, so many days later; both YYYY-MM-DD. */
export function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

/** Calendar days from one YYYY-MM-DD to a later one; 0 when it is not later, or one of them is no day. */
export function daysBetween(from: string, to: string): number {
  return Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / dayMs) || 0);
}

/** Is this a calendar day, YYYY-MM-DD, that there is? None before 2000: it is a year of which the beginning was not typed, and words would make it another one. */
export function isDay(value: string): boolean {
  const ms = /^[2-9]\d{3}-\d{2}-\d{2}$/.test(value) ? Date.parse(value) : Number.NaN;
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(value);
}

/** Is this the name of a time zone the runtime knows? */
export function isTimeZone(zone: string): boolean {
  try {
    return zone !== '' && new Intl.DateTimeFormat('en', { timeZone: zone }) !== null;
  } catch {
    return false;
  }
}
