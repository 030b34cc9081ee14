import { found } from './found/inventory.ts';

/** The phrases of the inventory in other languages, by its English, which stands in the inventory itself. No page with script loads them. */
const phrases: Readonly<Record<string, Readonly<Record<string, string>>>> = found;

/** Empty for English, and for a language that has none yet. */
export function inventoryWords(language: string): Readonly<Record<string, string>> {
  return phrases[language] ?? {};
}
