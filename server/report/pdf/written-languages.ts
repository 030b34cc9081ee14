import { catalogue } from '../../../locales/index.ts';
import { type Fonts, lacksLetters, loadFonts } from './fonts.ts';

/** Answers whether the words of this product in a language can be drawn: a folder makes a language, and no font. Read when it is first asked. */
export function writtenLanguages(fonts?: Fonts): (language: string) => boolean {
  let own = fonts;
  const known = new Map<string, boolean>();
  return (language) => {
    own ??= loadFonts();
    const said = known.get(language) ?? !lacksLetters(own, JSON.stringify(catalogue[language] ?? {}));
    known.set(language, said);
    return said;
  };
}
