import type { PseudonymWords } from '../server/core/room/pseudonyms.ts';
import arCodes from './ar/code-words.json' with { type: 'json' };
import arNames from './ar/pseudonyms.json' with { type: 'json' };
import enCodes from './en/code-words.json' with { type: 'json' };
import enNames from './en/pseudonyms.json' with { type: 'json' };
import zhCodes from './zh/code-words.json' with { type: 'json' };
import zhNames from './zh/pseudonyms.json' with { type: 'json' };

const codes: Readonly<Record<string, readonly string[]>> = {
  en: enCodes.words,
  ar: arCodes.words,
  zh: zhCodes.words,
};
const names: Readonly<Record<string, PseudonymWords>> = {
  en: enNames as PseudonymWords,
  ar: arNames as PseudonymWords,
  zh: zhNames as PseudonymWords,
};

/** Words that join codes of a language are drawn from; empty for a language without a list. */
export function codeWords(language: string): readonly string[] {
  return codes[language] ?? [];
}

/** Words of public names in the reader's language; English where a language has none yet. */
export function pseudonymWords(language: string): PseudonymWords {
  return names[language] ?? (enNames as PseudonymWords);
}
