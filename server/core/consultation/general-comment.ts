import type { ReadingLevel } from './reading-levels.ts';

/**
 * General Comment No. 25 (2021) of the Committee on the Rights of the Child, in plain words by the number of its paragraph. What stands in
 * `locales/<tag>/general-comment.json` is written for this product and is neither the text nor a translation of it.
 */

/** How the United Nations name the document, in every language. */
export const commentSymbol = 'CRC/C/GC/25';
/** Its paragraphs are numbered from 1 to this. */
export const commentParagraphs = 125;

/** Where each heading stands, by its first paragraph: Roman for a part, with a letter for what is in one. */
export const commentHeadings = [
  ['I', 1],
  ['II', 7],
  ['III', 8],
  ['III.A', 9],
  ['III.B', 12],
  ['III.C', 14],
  ['III.D', 16],
  ['IV', 19],
  ['V', 22],
  ['V.A', 23],
  ['V.B', 24],
  ['V.C', 27],
  ['V.D', 28],
  ['V.E', 30],
  ['V.F', 31],
  ['V.G', 32],
  ['V.H', 34],
  ['V.I', 35],
  ['V.J', 40],
  ['V.K', 43],
  ['VI', 50],
  ['VI.A', 50],
  ['VI.B', 58],
  ['VI.C', 62],
  ['VI.D', 64],
  ['VI.E', 67],
  ['VI.F', 79],
  ['VII', 80],
  ['VIII', 84],
  ['IX', 89],
  ['X', 93],
  ['XI', 99],
  ['XI.A', 99],
  ['XI.B', 106],
  ['XII', 112],
  ['XII.A', 112],
  ['XII.B', 117],
  ['XII.C', 121],
  ['XIII', 123],
  ['XIV', 125],
] as const satisfies readonly (readonly [key: string, first: number])[];

type AtLevels = Readonly<Record<ReadingLevel, string>>;
type ByKey = Readonly<Record<string, AtLevels>>;

/** What one language says of it; a language may have less than English. */
export type CommentWords = {
  /** Who read it from childhood and reviewed it, or null. */
  readonly reviewedBy: string | null;
  /** By the keys of `commentHeadings`. */
  readonly headings?: ByKey;
  /** A short reading of each part: keys without a letter. */
  readonly sections?: ByKey;
  /** By number, "1" to "125". */
  readonly paragraphs?: ByKey;
};

/** A text with the language it is in: the reader's, or English. */
export type CommentText = { readonly text: string; readonly lang: string };

export type CommentBlock = {
  readonly key: string;
  readonly heading: CommentText;
  readonly paragraphs: readonly (CommentText & { readonly number: number })[];
};

/** A part: what stands right under its heading, then the blocks with letters. */
export type CommentPart = CommentBlock & {
  readonly reading: CommentText;
  readonly blocks: readonly CommentBlock[];
};

export type CommentReading = {
  readonly parts: readonly CommentPart[];
  /** Some of it is in English, because the reader's language has no words for it yet. */
  readonly lacks: boolean;
  /** Who reviewed what is in the reader's language, or null. */
  readonly reviewedBy: string | null;
};

/**
 * All of it for one reader, in order. A language that lacks a text gives English, which has every one. Of each paragraph its number
 * counts from 1.
 */
export function readComment(
  words: Readonly<Record<string, CommentWords>>,
  reader: { readonly language: string; readonly level: ReadingLevel },
): CommentReading {
  let lacks = false;
  const say = (kind: 'headings' | 'sections' | 'paragraphs', key: string): CommentText => {
    const own = words[reader.language]?.[kind]?.[key]?.[reader.level];
    if (own !== undefined) return { text: own, lang: reader.language };
    lacks = true;
    return { text: words.en?.[kind]?.[key]?.[reader.level] ?? '', lang: 'en' };
  };
  const blocks = commentHeadings.map(([key, first], index) => {
    const next = commentHeadings[index + 1]?.[1] ?? commentParagraphs + 1;
    const numbers = Array.from({ length: next - first }, (_, at) => first + at);
    return {
      key,
      heading: say('headings', key),
      paragraphs: numbers.map((number) => ({ number, ...say('paragraphs', String(number)) })),
    };
  });
  const parts = blocks
    .filter(({ key }) => !key.includes('.'))
    .map((part) => ({
      ...part,
      reading: say('sections', part.key),
      blocks: blocks.filter(({ key }) => key.startsWith(`${part.key}.`)),
    }));
  return { parts, lacks, reviewedBy: words[reader.language]?.reviewedBy ?? null };
}
