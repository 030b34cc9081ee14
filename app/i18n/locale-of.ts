/**
 * Day before month in English; in Arabic its own digits. The plain tags mean American order and Latin digits. Chinese is
 * in simplified characters, and today's Chinese writes Latin digits.
 */
const locales: Readonly<Record<string, string>> = { en: 'en-GB', ar: 'ar-u-nu-arab', zh: 'zh-CN' };

/** The locale in which numbers and dates of a language are written, the same wherever the page is drawn. */
export function localeOf(language: string): string {
  return locales[language] ?? language;
}

/** What product texts say in digits of this script, as "11–13", in the digits of a language. */
export function inDigitsOf(language: string, text: string): string {
  const number = new Intl.NumberFormat(localeOf(language), { useGrouping: false });
  return text.replace(/\d+/g, (digits) => number.format(Number(digits)));
}
