import { localeOf } from './locale-of.ts';

/** A calendar day 'YYYY-MM-DD' in words of the language: "30 June 2027". Days have no zone: they are shown as they are. */
export function dayInWords(language: string, day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  const said = new Intl.DateTimeFormat(localeOf(language), {
    dateStyle: 'long',
    timeZone: 'UTC',
  }).format(Date.UTC(year ?? 1970, (month ?? 1) - 1, date ?? 1));
  // French writes the first of a month as an ordinal, and Intl does not. The full stop of the Russian "г." would stand beside one's own.
  if (language === 'fr' && date === 1) return said.replace(/^1(?=\s)/, '1er');
  return language === 'ru' ? said.replace(/\s*г\.$/u, '') : said;
}
