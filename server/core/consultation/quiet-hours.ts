/** A part of each day, in minutes of the day in the consultation's zone. Where it ends before it begins it goes over midnight. */
export type Span = { readonly fromMinute: number; readonly untilMinute: number };

/** When nobody meets live. `school` holds from Monday to Friday; null where nothing is set. */
export type QuietHours = { readonly night: Span | null; readonly school: Span | null };

/** What a new consultation begins with: eight in the evening to seven in the morning. */
export const usualQuiet: QuietHours = { night: { fromMinute: 20 * 60, untilMinute: 7 * 60 }, school: null };

/** A session lasts so many minutes. */
export const sessionMinutes = { min: 10, max: 240 } as const;

/** Times of one room that are planned ahead. */
export const mostPlanned = 12;

type LocalTime = { readonly day: string; readonly minute: number; readonly weekday: boolean };

const minutesOfDay = 1_440;

/** Day, minute of the day and whether it is Monday to Friday, in a zone. */
export function localTime(timeZone: string, ms: number): LocalTime {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    weekday: 'short',
  }).formatToParts(ms);
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
  return {
    day: `${of('year')}-${of('month')}-${of('day')}`,
    minute: Number(of('hour')) * 60 + Number(of('minute')),
    weekday: !['Sat', 'Sun'].includes(of('weekday')),
  };
}

/**
 * Milliseconds since 1970 of a time of day in a zone; undefined for one that does not exist, as in the hour that is left out in spring. Of two
 * that exist in autumn it is the first. `day` 'YYYY-MM-DD', `minute` of the day.
 */
export function atLocal(
  timeZone: string,
  { day, minute }: { readonly day: string; readonly minute: number },
): number | undefined {
  const guess = Date.parse(`${day}T00:00:00Z`) + minute * 60_000;
  if (Number.isNaN(guess)) return undefined;
  // Zones are at most fourteen hours from UTC, and differ by whole quarters of an hour.
  for (let quarters = -56; quarters <= 56; quarters += 1) {
    const ms = guess + quarters * 15 * 60_000;
    const there = localTime(timeZone, ms);
    if (there.day === day && there.minute === minute) return ms;
  }
  return undefined;
}

const within = ({ fromMinute, untilMinute }: Span, minute: number) =>
  fromMinute <= untilMinute
    ? minute >= fromMinute && minute < untilMinute
    : minute >= fromMinute || minute < untilMinute;

/** Is it quiet now? */
export function isQuiet(
  hours: QuietHours,
  { minute, weekday }: Pick<LocalTime, 'minute' | 'weekday'>,
): boolean {
  return (
    (hours.night !== null && within(hours.night, minute)) ||
    (hours.school !== null && weekday && within(hours.school, minute))
  );
}

/** Does any minute of a session lie in quiet hours? It may end in the minute in which they begin. */
export function touchesQuiet(
  hours: QuietHours,
  session: { readonly timeZone: string; readonly startMs: number; readonly minutes: number },
): boolean {
  for (let at = 0; at < session.minutes; at += 1)
    if (isQuiet(hours, localTime(session.timeZone, session.startMs + at * 60_000))) return true;
  return false;
}

/** '20:00' → 1200; undefined for what is no time of a day. */
export function minuteIn(time: string): number | undefined {
  const [, hour = '', minute = ''] = /^(\d{2}):(\d{2})$/.exec(time) ?? [];
  const read = Number(hour) * 60 + Number(minute);
  return hour !== '' && Number(minute) < 60 && read < minutesOfDay ? read : undefined;
}

/** 1200 → '20:00'. */
export function timeOf(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

/** Two times of a day that are not the same. Undefined where one is missing or both are one. */
export function spanIn(from: string, until: string): Span | undefined {
  const [fromMinute, untilMinute] = [minuteIn(from), minuteIn(until)];
  if (fromMinute === undefined || untilMinute === undefined || fromMinute === untilMinute) return undefined;
  return { fromMinute, untilMinute };
}
