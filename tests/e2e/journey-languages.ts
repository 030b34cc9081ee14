import { languages } from '../../locales/index.ts';

/** Journeys of safety are walked in every language there is, by forms; on pages that live in one of each direction. */
export const everyLanguage: readonly string[] = languages.map(({ tag }) => tag);
export const liveLanguages: readonly string[] = ['en', 'ar'];

/** The words of a journey in a language; a language without any is a test that is missing. */
export function inLanguage<Words>(words: Readonly<Record<string, Words>>, language: string): Words {
  const found = words[language];
  if (found === undefined) throw new Error(`This journey has no words in ${language}.`);
  return found;
}
