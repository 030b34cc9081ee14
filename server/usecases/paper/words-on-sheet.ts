import type { Added, SpokenText } from '../../core/analysis/findings.ts';

export type SheetReader = { readonly language: string; readonly level: string };

/** Of what is said in the language of a sheet what is said at its level, else at the other one; undefined where nothing is. */
export function inSheetWords<T extends { readonly language: string; readonly level: string }>(
  said: readonly T[],
  reader: SheetReader,
): T | undefined {
  const own = said.filter(({ language }) => language === reader.language);
  return own.find(({ level }) => level === reader.level) ?? own[0];
}

/** A finding as it stands on a sheet. `added`: what somebody wrote beside it in another language. */
export type WordsOnSheet = { readonly text: string; readonly language: string; readonly added?: Added };

/** A finding in words for children where there are any in the language of the sheet, at its level first; else as it was written. */
export function wordsOf(
  finding: { readonly text: string; readonly language: string; readonly plain: readonly SpokenText[] },
  reader: SheetReader,
): WordsOnSheet {
  const said = inSheetWords(finding.plain, reader);
  return said
    ? { text: said.body, language: said.language, ...(said.added ? { added: said.added } : {}) }
    : { text: finding.text, language: finding.language };
}
