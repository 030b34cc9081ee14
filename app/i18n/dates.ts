import { localeOf } from './locale-of.ts';

/** A minute since 1970 (UTC) as the time of day in a zone, in the digits and the way of the language: "2:30 PM". */
export function timeInWords(language: string, minute: number, timeZone: string): string {
  return new Intl.DateTimeFormat(localeOf(language), { timeStyle: 'short', timeZone }).format(
    minute * 60_000,
  );
}

/** A minute since 1970 (UTC) as weekday, day and time of day in a zone: "Tuesday, 11 May 2027 at 16:00". */
export function dayAndTimeInWords(language: string, minute: number, timeZone: string): string {
  const ms = minute * 60_000;
  const said = new Intl.DateTimeFormat(localeOf(language), {
    dateStyle: 'full',
    timeStyle: 'short',
    timeZone,
  }).format(ms);
  // No lookbehind: where a browser does not know it, as on an iPhone before iOS 16.4, not one line of the file would run.
  if (language === 'fr') return said.replace(/\b1(?= \p{L}+ \d{4})/u, '1er');
  return language === 'ru' ? said.replace(/\s*г\.(?=,|\s)/u, '') : said;
}

/** In English and Spanish the names of some zones are letters, "CET", that a child does not know; these locales say the place. */
const saysPlace: Readonly<Record<string, string>> = { en: 'en-001', es: 'es-419' };

/** "Belgium Time"; "GMT+2" where such names are not known. */
function placeOfClocks(locale: string, minute: number, timeZone: string): string | undefined {
  const named = (timeZoneName: 'shortGeneric' | 'short') =>
    new Intl.DateTimeFormat(locale, { timeZone, timeZoneName })
      .formatToParts(minute * 60_000)
      .find(({ type }) => type === 'timeZoneName')?.value;
  try {
    return named('shortGeneric');
  } catch {
    return named('short');
  }
}

/** The place whose clocks are meant, to stand right behind a time: " (Belgium Time)". */
export function placeInWords(language: string, minute: number, timeZone: string): string {
  const there = placeOfClocks(saysPlace[language] ?? localeOf(language), minute, timeZone);
  if (!there) return '';
  return language === 'zh' ? `（${there}）` : ` (${there})`;
}

/** The same for who may live elsewhere: with the place whose clocks are meant, "16:00 (Belgium Time)". */
export function timeThereInWords(language: string, minute: number, timeZone: string): string {
  return dayAndTimeInWords(language, minute, timeZone) + placeInWords(language, minute, timeZone);
}

/** The same where the day is known. */
export function timeOfDayThereInWords(language: string, minute: number, timeZone: string): string {
  return timeInWords(language, minute, timeZone) + placeInWords(language, minute, timeZone);
}

/** A calendar day 'YYYY-MM-DD' in words of the language: "30 June 2027". Days have no zone: they are shown as they are. */
export function dayInWords(language: string, day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  const ms = Date.UTC(year ?? 1970, (month ?? 1) - 1, date ?? 1);
  // A draft of before may have stored what is no day.
  if (Number.isNaN(ms)) return day;
  const said = new Intl.DateTimeFormat(localeOf(language), {
    dateStyle: 'long',
    timeZone: 'UTC',
  }).format(ms);
  // French writes the first of a month as an ordinal, and Intl does not. The full stop of the Russian "г." would stand beside one's own.
  if (language === 'fr' && date === 1) return said.replace(/^1(?=\s)/, '1er');
  return language === 'ru' ? said.replace(/\s*г\.$/u, '') : said;
}
