import type { PseudonymWords } from '../server/core/room/pseudonyms.ts';
import { found as foundLanguages } from './found/languages.ts';
import { found as foundNames } from './found/pseudonyms.ts';
import { found as foundWords } from './found/words.ts';

// By name in maps: whatever a form says may be asked for, "constructor" as well.
const lists = new Map<string, { readonly words: readonly string[] }>(Object.entries(foundWords));
/** A language that lacks a list draws from its lender's, else from the English one. */
const known = new Map<string, { readonly endonym: string; readonly lender?: string }>(
  Object.entries(foundLanguages),
);
const names = new Map(Object.entries(foundNames as Readonly<Record<string, PseudonymWords>>));

/** Words that the codes and phrases of a language are drawn from; empty for what is no language of this product. */
export function wordsOf(language: string): readonly string[] {
  const about = known.get(language);
  if (about === undefined) return [];
  return (lists.get(language) ?? lists.get(about.lender ?? 'en') ?? foundWords.en).words;
}

/** Words of public names in the reader's language, else in its lender's, else in English; and in which they are. */
export function pseudonymWords(language: string): {
  readonly language: string;
  readonly words: PseudonymWords;
} {
  const found = [language, known.get(language)?.lender ?? 'en'].find((each) => names.has(each)) ?? 'en';
  return { language: found, words: names.get(found) ?? (foundNames.en as unknown as PseudonymWords) };
}
