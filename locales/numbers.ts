import { found } from './found/numbers.ts';

/**
 * The words with which each language says a number: what adds up, what multiplies what stands before it, and where such a word is
 * none. Drafts of no native speaker, as everything here that nobody reviewed.
 */
export const numberWords = Object.values(found);
