/**
 * The index (measure.ts) of what grown-ups read in each language: about a thousand sentences of news and travel guides, the same in
 * every language (SIB-200, Adelani and others 2024; CC BY-SA 4.0), measured once on 2026-11-26. A long word of one language is an
 * everyday word of another, so a text is held against those and not against a number for all.
 */
export const adultLix: Readonly<Record<string, number>> = {
  en: 44.9,
  ar: 37.8,
  es: 52.4,
  fr: 52.8,
  ru: 60.1,
  sw: 48.1,
};

/**
 * What an index is of that of grown-up news in the same language, and whether it is at most so much. A language whose news nobody measured
 * has no share (NaN), and holds nothing.
 */
export function besideAdult(
  language: string,
  { lix, most }: { readonly lix: number; readonly most: number },
): { readonly share: number; readonly holds: boolean } {
  const share = lix / (adultLix[language] ?? Number.NaN);
  return { share, holds: share <= most };
}
