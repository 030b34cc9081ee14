import { localeOf } from '../../../app/i18n/locale-of.ts';

/** Values, and what is written in Latin letters with the digits beside it: "3.9 MB", "Akoma Ntoso 3.0". */
const apart = /\{\{[^}]*\}\}|[A-Za-z][A-Za-z -]*[0-9][0-9.]*|[0-9][0-9.]*\s?[A-Za-z]+/g;

/** The digits of a text that are not those in which its language writes numbers. */
export function foreignDigits(language: string, text: string): readonly string[] {
  const number = new Intl.NumberFormat(localeOf(language));
  const own = new Set(Array.from({ length: 10 }, (_, digit) => number.format(digit)));
  return (text.replace(apart, '').match(/\p{Nd}/gu) ?? []).filter((digit) => !own.has(digit));
}
