import { stopwords as arabic } from '@orama/stopwords/arabic';
import { stopwords as english } from '@orama/stopwords/english';
import { stopwords as french } from '@orama/stopwords/french';
import { stopwords as mandarin } from '@orama/stopwords/mandarin';
import { stopwords as russian } from '@orama/stopwords/russian';
import { stopwords as spanish } from '@orama/stopwords/spanish';
import { swahili } from '../empty-swahili.ts';

/** A quote is short: who writes at length is known by how it writes. */
export const mostQuoteWords = 12;

/** Words that everybody uses and that tell of nobody, by the first part of a language's tag; no list is an empty one. */
const common: Readonly<Record<string, readonly string[]>> = {
  ar: arabic,
  en: english,
  es: spanish,
  fr: french,
  ru: russian,
  sw: swahili,
  zh: mandarin,
};

/** `en-GB` and `en` are one language here. */
export function primaryTag(language: string): string {
  return language.toLowerCase().split('-')[0] ?? language;
}

/** As words are compared: one spelling of the same signs, without case and without marks that only show how a word is read aloud. */
export function foldedWords(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u064B-\u0652\u0640]/gu, '')
    .replace(/\u2019/gu, "'");
}

/**
 * The words of a text, folded, in their order: what letters or digits make up, and each picture sign. Numbers are words here, because a
 * number of a house or a bus can be the one thing that tells who wrote.
 */
export function quoteWords(text: string, language: string): readonly string[] {
  const segmenter = new Intl.Segmenter(primaryTag(language), { granularity: 'word' });
  return [...segmenter.segment(foldedWords(text))]
    .filter(({ segment, isWordLike }) => isWordLike || /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(segment))
    .map(({ segment }) => segment);
}

/** Whether a word, folded already, is one that everybody uses. In a language without a list none is, so that more is taken for rare, never less. */
export function isCommon(word: string, language: string): boolean {
  return (common[primaryTag(language)] ?? []).some((each) => foldedWords(each) === word);
}
