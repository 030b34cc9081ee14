import { catalogue } from '../../../locales/index.ts';
import { type Fonts, lacksLetters, loadFonts } from './fonts.ts';

/** Answers whether the words of this product in a language can be drawn: a folder makes a language, and no font. Kits are few, so it is looked up each time. */
export function writtenLanguages(fonts?: Fonts): (language: string) => boolean {
  return (language) => !lacksLetters(fonts ?? loadFonts(), JSON.stringify(catalogue[language]) ?? '');
}
