import type { PseudonymWords } from '../server/core/room/pseudonyms.ts';
import { found as foundLanguages } from './found/languages.ts';
import { found as foundNames } from './found/pseudonyms.ts';
import { found as foundWords } from './found/words.ts';

const lists: Readonly<Record<string, { readonly words: readonly string[] }>> = foundWords;
/** A language that lacks a list draws from its lender's, else from the English one. */
const known: Readonly<Record<string, { readonly endonym: string; readonly lender?: string }>> =
  foundLanguages;
const names = foundNames as Readonly<Record<string, PseudonymWords>>;

/** Words that the codes and phrases of a language are drawn from; empty for what is no language of this product. */
export function wordsOf(language: string): readonly string[] {
  const about = known[language];
  if (about === undefined) return [];
  return (lists[language] ?? lists[about.lender ?? 'en'] ?? foundWords.en).words;
}

/** Words of public names in the reader's language, else in its lender's, else in English; and in which they are. */
export function pseudonymWords(language: string): {
  readonly language: string;
  readonly words: PseudonymWords;
} {
  const found = [language, known[language]?.lender ?? 'en'].find((each) => names[each] !== undefined) ?? 'en';
  return { language: found, words: names[found] ?? (foundNames.en as unknown as PseudonymWords) };
}
