import ar from './ar/numbers.json' with { type: 'json' };
import en from './en/numbers.json' with { type: 'json' };
import es from './es/numbers.json' with { type: 'json' };
import fr from './fr/numbers.json' with { type: 'json' };
import ru from './ru/numbers.json' with { type: 'json' };
import sw from './sw/numbers.json' with { type: 'json' };
import zh from './zh/numbers.json' with { type: 'json' };

/**
 * The words with which each language says a number: what adds up, what multiplies what stands before it, and where such a word is
 * none. Drafts of no native speaker, as everything here that nobody reviewed.
 */
export const numberWords = [en, ar, fr, es, ru, sw, zh] as const;
