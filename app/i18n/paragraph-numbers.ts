import { inDigitsOf } from './locale-of.ts';
import type { Speaker } from './translator.ts';

/**
 * Numbers of paragraphs, as "50, 54, 58–59", in the digits and with the comma of a language. Nothing sets them apart from the text they
 * stand in: alone they would run from left to right, and in Arabic be read from the wrong end.
 */
export function paragraphNumbers({ t, language }: Pick<Speaker, 't' | 'language'>, numbers: string): string {
  return inDigitsOf(language, numbers.split(', ').join(t('list.and')));
}
