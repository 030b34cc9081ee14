/**
 * Base characters in one letter that is really written: three parts of a Korean syllable, five consonants of the longest Devanagari conjunct
 * (कार्त्स्न्य), six pictures and skin tones of two people who kiss, the longest emoji of Unicode (UTS #51, emoji-zwj-sequences.txt). UAX #29 has
 * no bound: it joins any number of Korean parts, of Indic consonants with a virama, of pictures with a joiner, to one grapheme.
 */
const mostBases = 6;

/** What stands on a base, which `cleanText` bounds by itself, or only joins: marks, joiners, the tags of a flag. */
const standsOnBase = /[\p{M}\u{E0020}-\u{E007F}]|\u200C|\u200D/u;

/** What a grapheme counts as: one, and one more for each base past those that a letter has. */
function lettersIn(grapheme: string): number {
  if (grapheme.length <= mostBases) return 1;
  let bases = 0;
  for (const char of grapheme) if (!standsOnBase.test(char)) bases += 1;
  return Math.max(1, 1 + bases - mostBases);
}

/**
 * Where in a text the first letter stands that is one too many, in UTF-16 units; undefined where it has no more than `most`. A letter is a grapheme, and
 * one of more bases than any real one counts as several, so that 8,000 parts of Korean syllables in a row are not one. It stops where it knows: the segmenter is dear.
 */
export function firstPast(text: string, most: number): number | undefined {
  // A letter is never less than one unit.
  if (text.length <= most) return undefined;
  let count = 0;
  for (const { index, segment } of new Intl.Segmenter().segment(text)) {
    count += lettersIn(segment);
    if (count > most) return index;
  }
  return undefined;
}
