/** Day before month in English; in Arabic its own digits. The plain tags mean American order and Latin digits. */
const dateLocales: Readonly<Record<string, string>> = { en: 'en-GB', ar: 'ar-u-nu-arab' };

/** A calendar day 'YYYY-MM-DD' in words of the language: "30 June 2027". Days have no zone: they are shown as they are. */
export function dayInWords(language: string, day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return new Intl.DateTimeFormat(dateLocales[language] ?? language, {
    dateStyle: 'long',
    timeZone: 'UTC',
  }).format(Date.UTC(year ?? 1970, (month ?? 1) - 1, date ?? 1));
}
