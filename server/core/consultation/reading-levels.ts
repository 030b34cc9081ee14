/** The levels at which somebody is asked to write for children, the easier one first. Nobody is asked to write easy-read. */
export const readingLevels = ['younger', 'older'] as const;
export type ReadingLevel = (typeof readingLevels)[number];

type Levelled = { readonly language: string; readonly level: string };

/** Whether one of these stands at each level in this language, whatever is in it. */
export function isAtEachLevel(found: readonly Levelled[], language: string): boolean {
  return readingLevels.every((level) =>
    found.some((each) => each.language === language && each.level === level),
  );
}

/** Whether children are told a text (`field`) in this language at each level: one of spaces tells nothing. */
export function isToldIn(
  texts: readonly (Levelled & { readonly field: string; readonly body: string })[],
  field: string,
  language: string,
): boolean {
  return isAtEachLevel(
    texts.filter((text) => text.field === field && text.body.trim() !== ''),
    language,
  );
}
