import type { PlainText } from '../../core/analysis/findings.ts';

export type SheetReader = { readonly language: string; readonly level: string };

/** Of what is said in the language of a sheet what is said at its level, else at the other one; undefined where nothing is. */
export function inSheetWords<T extends { readonly language: string; readonly level: string }>(
  said: readonly T[],
  reader: SheetReader,
): T | undefined {
  const own = said.filter(({ language }) => language === reader.language);
  return own.find(({ level }) => level === reader.level) ?? own[0];
}

/** A finding in words for children where there are any in the language of the sheet, at its level first; else as it was written. */
export function wordsOf(
  finding: { readonly text: string; readonly language: string; readonly plain: readonly PlainText[] },
  reader: SheetReader,
): { readonly text: string; readonly language: string } {
  const said = inSheetWords(finding.plain, reader);
  return said
    ? { text: said.body, language: said.language }
    : { text: finding.text, language: finding.language };
}
