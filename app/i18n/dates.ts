import { localeOf } from './locale-of.ts';

/** A calendar day 'YYYY-MM-DD' in words of the language: "30 June 2027". Days have no zone: they are shown as they are. */
export function dayInWords(language: string, day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return new Intl.DateTimeFormat(localeOf(language), {
    dateStyle: 'long',
    timeZone: 'UTC',
  }).format(Date.UTC(year ?? 1970, (month ?? 1) - 1, date ?? 1));
}
