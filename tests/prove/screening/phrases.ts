import { planted } from '../../../locales/planted.ts';

/** Written by no professional and no native speaker of every language: a first bar, no proof for real use. */
export const disclosures: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries(planted).map(([language, { disclosures: said }]) => [language, said]),
);

/** What is said of harm in general: a hundred a language. */
export function policySentences(language: string): readonly string[] {
  return planted[language]?.general ?? [];
}
