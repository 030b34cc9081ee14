import { found } from './found/harsh.ts';

const lists: Readonly<Record<string, { readonly words: readonly string[] }>> = found;

/** Harsh words of a language that has a list of its own; undefined for one that has none. */
export function ownHarsh(language: string): readonly string[] | undefined {
  return lists[language]?.words;
}
