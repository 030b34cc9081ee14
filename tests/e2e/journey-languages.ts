import { languages } from '../../locales/index.ts';

/** One of each direction, and one that is written without spaces. */
const usual: readonly string[] = ['en', 'ar', 'zh'];

/**
 * Journeys of safety are walked in every language there is, by forms: in these here always, in all others with
 * `npm test -- languages`, which says so by EVERY_LANGUAGE. On pages that live they are walked in one of each direction.
 */
export const everyLanguage: readonly string[] = process.env.EVERY_LANGUAGE
  ? languages.map(({ tag }) => tag).filter((tag) => !usual.includes(tag))
  : usual;
export const liveLanguages: readonly string[] = ['en', 'ar'];

/** The words of a journey in a language; a language without any is a test that is missing. */
export function inLanguage<Words>(words: Readonly<Record<string, Words>>, language: string): Words {
  const found = words[language];
  if (found === undefined) throw new Error(`This journey has no words in ${language}.`);
  return found;
}
