import type { PseudonymWords } from '../server/core/room/pseudonyms.ts';
import arNames from './ar/pseudonyms.json' with { type: 'json' };
import arList from './ar/words.json' with { type: 'json' };
import enNames from './en/pseudonyms.json' with { type: 'json' };
import enList from './en/words.json' with { type: 'json' };
import esNames from './es/pseudonyms.json' with { type: 'json' };
import esList from './es/words.json' with { type: 'json' };
import frNames from './fr/pseudonyms.json' with { type: 'json' };
import frList from './fr/words.json' with { type: 'json' };
import ruNames from './ru/pseudonyms.json' with { type: 'json' };
import ruList from './ru/words.json' with { type: 'json' };
import swNames from './sw/pseudonyms.json' with { type: 'json' };
import swList from './sw/words.json' with { type: 'json' };
import zhNames from './zh/pseudonyms.json' with { type: 'json' };
import zhList from './zh/words.json' with { type: 'json' };

const lists: Readonly<Record<string, readonly string[]>> = {
  en: enList.words,
  ar: arList.words,
  fr: frList.words,
  es: esList.words,
  ru: ruList.words,
  sw: swList.words,
  zh: zhList.words,
};
const names: Readonly<Record<string, PseudonymWords>> = {
  en: enNames as PseudonymWords,
  ar: arNames as PseudonymWords,
  fr: frNames as PseudonymWords,
  es: esNames as PseudonymWords,
  ru: ruNames as PseudonymWords,
  sw: swNames as PseudonymWords,
  zh: zhNames as PseudonymWords,
};

/** Words that the codes and phrases of a language are drawn from; empty for a language without a list. */
export function wordsOf(language: string): readonly string[] {
  return lists[language] ?? [];
}

/** Words of public names in the reader's language; English where a language has none yet. */
export function pseudonymWords(language: string): PseudonymWords {
  return names[language] ?? (enNames as PseudonymWords);
}
