import { dayMs } from '../../../../server/core/consultation/days.ts';
import { localeOf } from '../../../i18n/locale-of.ts';

export type Month = {
  readonly title: string;
  readonly weekdays: readonly string[];
  readonly weeks: readonly (readonly string[])[];
};

/** The first day of the week, 1 is Monday. Engines name the same fact in two ways; where neither is there, Monday. */
function firstDayOf(language: string): number {
  const locale = new Intl.Locale(language).maximize() as Intl.Locale & {
    getWeekInfo?: () => { firstDay: number };
    weekInfo?: { firstDay: number };
  };
  return (locale.getWeekInfo?.() ?? locale.weekInfo)?.firstDay ?? 1;
}

/** The month of a day 'YYYY-MM-DD' as a table in the language and digits of the page. */
export function monthOf(language: string, day: string): Month {
  const [year = 1970, month = 1] = day.split('-').map(Number);
  const first = Date.UTC(year, month - 1, 1);
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const firstDay = firstDayOf(language);
  const before = (new Date(first).getUTCDay() - (firstDay % 7) + 7) % 7;
  const digits = new Intl.NumberFormat(localeOf(language));
  const named = (width: 'short' | 'narrow') => {
    const weekday = new Intl.DateTimeFormat(localeOf(language), { weekday: width, timeZone: 'UTC' });
    return Array.from({ length: 7 }, (_, index) => weekday.format(first + (index - before) * dayMs));
  };
  // Some languages have no short names: seven whole words do not fit over a column of days on a phone.
  const short = named('short');
  const weekdays = short.some((name) => name.length > 4) ? named('narrow') : short;
  const cells = [
    ...Array.from({ length: before }, () => ''),
    ...Array.from({ length: days }, (_, index) => digits.format(index + 1)),
  ];
  while (cells.length % 7 !== 0) cells.push('');
  return {
    title: new Intl.DateTimeFormat(localeOf(language), {
      month: 'long',
      year: 'numeric',
      timeZone: 'UTC',
    }).format(first),
    weekdays,
    weeks: Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7)),
  };
}
