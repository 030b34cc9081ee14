import type { ToldPlain } from './plain-authors.ts';
import { type SymbolName, symbolNames } from './symbols.ts';

/** The level under which easy-read is kept. Nobody has to write it. */
export const easyLevel = 'easy';

/** Most words of a line of easy-read; where nothing parts words two characters count as one. */
export const mostWordsOfLine = 9;

/** One sentence as a child reads it, with the picture beside it or none. */
export type EasyLine = { readonly symbol: SymbolName | null; readonly words: string };

/** A line as it was typed: with a picture, with a name that no picture has, or with neither. Counted from 1. */
type TypedLine = EasyLine & { readonly line: number; readonly unknown: string | null };

/** `:shield: Nobody may sell it.` Full-width colons of a Chinese keyboard count, and so do marks of direction before them. */
const begins = /^[\s\u200e\u200f\u061c]*[:：]\s*([^\s:：][^:：\n]{0,40}?)\s*[:：]\s*(.*)$/u;

function typedLines(body: string): readonly TypedLine[] {
  return body.split(/\r?\n/).flatMap((text, index) => {
    const line = index + 1;
    if (text.trim() === '') return [];
    const [, typed, words] = begins.exec(text) ?? [];
    if (typed === undefined || words === undefined)
      return [{ line, symbol: null, unknown: null, words: text.trim() }];
    const name = typed.toLowerCase();
    const symbol = symbolNames.find((each) => each === name) ?? null;
    return [{ line, symbol, unknown: symbol === null ? typed : null, words: words.trim() }];
  });
}

/**
 * Easy-read as it was typed, line by line. A name that no picture has is left out and its sentence stays; a picture without a sentence is
 * left out.
 */
export function easyLines(body: string): readonly EasyLine[] {
  return typedLines(body).flatMap(({ symbol, words }) => (words === '' ? [] : [{ symbol, words }]));
}

/** What whoever writes easy-read may want to mend, by line. It stops nobody and loses nothing. */
export type EasyHint = {
  /** `unknown`: no picture has this name. `alone`: a picture without words is not shown. The others count words and sentences. */
  readonly hint: 'unknown' | 'alone' | 'long' | 'several';
  readonly line: number;
  /** The name that no picture has; '' else. */
  readonly name: string;
};

/** Hints in the order of the lines. `language` is that of the text. */
export function easyHints(body: string, language: string): readonly EasyHint[] {
  return typedLines(body).flatMap(({ line, symbol, unknown, words }) => [
    ...(unknown === null ? [] : [{ hint: 'unknown' as const, line, name: unknown }]),
    ...(words === '' && symbol !== null ? [{ hint: 'alone' as const, line, name: '' }] : []),
    ...(wordsIn(words) > mostWordsOfLine ? [{ hint: 'long' as const, line, name: '' }] : []),
    ...(sentencesOf(words, language).length > 1 ? [{ hint: 'several' as const, line, name: '' }] : []),
  ]);
}

function wordsIn(words: string): number {
  const characters = words.match(/\p{Script=Han}/gu)?.length ?? 0;
  const others = words.replace(/\p{Script=Han}/gu, ' ').split(/\s+/);
  return Math.ceil(characters / 2) + others.filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/** The sentences of a text in the language it is in, without what parts them. */
export function sentencesOf(text: string, language: string): readonly string[] {
  const segments = new Intl.Segmenter(language, { granularity: 'sentence' });
  return text
    .split(/\n+/)
    .flatMap((paragraph) => [...segments.segment(paragraph)].map(({ segment }) => segment.trim()))
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
}

type Plain = ToldPlain & {
  readonly language: string;
  readonly level: string;
  readonly heading: string;
  readonly body: string;
};

/** A section as it is stored: its words at both levels, and its easy-read, each in some languages. */
export type ReadableSection = { readonly plain: readonly Plain[]; readonly easy: readonly Plain[] };

/** A section for a child that reads easily: one sentence a line. */
export type EasySection = ToldPlain & {
  readonly heading: string;
  readonly language: string;
  readonly lines: readonly EasyLine[];
  /** It has a picture at least. */
  readonly pictures: boolean;
};

/**
 * What a child reads of a section that chose easy-read: in its own language, else in those of the consultation in their order, in each first
 * easy-read, then the younger words, then the older ones, these a sentence a line and without pictures. Undefined where nobody put it into
 * plain words.
 */
export function readEasily(
  section: ReadableSection,
  to: { readonly language: string; readonly languages: readonly string[] },
): EasySection | undefined {
  for (const language of [to.language, ...to.languages]) {
    const plain = (level: string) =>
      section.plain.find((each) => each.language === language && each.level === level);
    const words = plain('younger') ?? plain('older');
    const easy = section.easy.find((each) => each.language === language);
    const lines = easyLines(easy?.body ?? '');
    if (easy && lines.length > 0) {
      const { by, checked } = easy;
      const pictures = lines.some(({ symbol }) => symbol !== null);
      return { heading: easy.heading || (words?.heading ?? ''), language, lines, pictures, by, checked };
    }
    if (words) {
      const { heading, body, by, checked } = words;
      const sentences = sentencesOf(body, language).map((each) => ({ symbol: null, words: each }));
      return { heading, language, lines: sentences, pictures: false, by, checked };
    }
  }
  return undefined;
}

/** How many of these sections have pictures for this reader, and of how many. */
export function countPictures(
  sections: readonly ReadableSection[],
  to: { readonly language: string; readonly languages: readonly string[] },
): { readonly done: number; readonly all: number } {
  const done = sections.filter((section) => readEasily(section, to)?.pictures === true).length;
  return { done, all: sections.length };
}

/** Sections that have easy-read in every language, and of how many. The gate does not ask for it. */
export function countEasy(
  sections: readonly Pick<ReadableSection, 'easy'>[],
  languages: readonly string[],
): { readonly done: number; readonly all: number } {
  const done = sections.filter(({ easy }) =>
    languages.every((language) => easy.some((each) => each.language === language)),
  ).length;
  return { done, all: sections.length };
}
