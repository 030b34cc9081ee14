import { demoCountry } from '../../server/core/safeguarding/helplines.ts';
import { localeOf } from './locale-of.ts';
import type { T } from './translator.ts';

/** A country of ISO 3166 in words of the language; the code itself where the runtime knows no word. */
export function countryInWords(language: string, { code, t }: { code: string; t: T }): string {
  if (code === demoCountry) return t('country.nowhere');
  if (code === '') return '';
  return new Intl.DisplayNames([localeOf(language)], { type: 'region', fallback: 'code' }).of(code) ?? code;
}

/** A language by its tag, in words of another. */
export function languageInWords(language: string, tag: string): string {
  return new Intl.DisplayNames([localeOf(language)], { type: 'language', fallback: 'code' }).of(tag) ?? tag;
}
