import { stopwords as arabic } from '@orama/stopwords/arabic';
import { stopwords as english } from '@orama/stopwords/english';
import { stopwords as french } from '@orama/stopwords/french';
import { stopwords as mandarin } from '@orama/stopwords/mandarin';
import { stopwords as russian } from '@orama/stopwords/russian';
import { stopwords as spanish } from '@orama/stopwords/spanish';
import { newStemmer } from 'snowball-stemmers';
import { swahili } from '../empty-swahili.ts';

/** What a text is compared by: its words without their endings, and pieces of them for languages without a stemmer. */
export type Terms = {
  readonly words: readonly string[];
  /** The same words as they were written, in the same places. */
  readonly whole: readonly string[];
  readonly pieces: readonly string[];
};

/**
 * Languages with a stemmer or a list of words that tell nothing, by the first part of their tag. A language that is not here is
 * compared by whole words and pieces, and words that stand in many texts weigh little in every language.
 */
const languages: Readonly<
  Record<string, { readonly stemmer?: string; readonly emptyWords?: readonly string[] }>
> = {
  ar: { stemmer: 'arabic', emptyWords: arabic },
  ca: { stemmer: 'catalan' },
  da: { stemmer: 'danish' },
  de: { stemmer: 'german' },
  en: { stemmer: 'english', emptyWords: english },
  es: { stemmer: 'spanish', emptyWords: spanish },
  eu: { stemmer: 'basque' },
  fi: { stemmer: 'finnish' },
  fr: { stemmer: 'french', emptyWords: french },
  ga: { stemmer: 'irish' },
  hu: { stemmer: 'hungarian' },
  hy: { stemmer: 'armenian' },
  it: { stemmer: 'italian' },
  nb: { stemmer: 'norwegian' },
  nl: { stemmer: 'dutch' },
  pt: { stemmer: 'portuguese' },
  ro: { stemmer: 'romanian' },
  ru: { stemmer: 'russian', emptyWords: russian },
  sv: { stemmer: 'swedish' },
  sw: { emptyWords: swahili },
  ta: { stemmer: 'tamil' },
  tr: { stemmer: 'turkish' },
  zh: { emptyWords: mandarin },
};

/**
 * In how large a share of the texts a term may stand and still tell something. Where there is a list of empty words the rest may be
 * common; where there is none the commonest words are taken for empty.
 */
export function mostShareOf(language: string): number {
  return languages[language.split('-')[0] ?? '']?.emptyWords === undefined ? 0.3 : 0.6;
}

/** Letters in one piece of a word, its edges counted as letters. */
const pieceLength = 4;
/** Where nothing parts words, one sign and two neighbours say what a piece says elsewhere. */
const ideographs = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/**
 * A reader of texts of one language. It keeps the stems it has found until it is thrown away, so use one for many texts. Words come
 * lowercased (NFKC), without numbers, single letters and words that tell nothing, and stemmed; pieces are of four letters, or one and two
 * signs, and begin with a space so that none is taken for a word.
 */
export function termsReader(language: string): (text: string) => Terms {
  const segmenter = new Intl.Segmenter(language === 'und' ? 'en' : language, { granularity: 'word' });
  const { stemmer: algorithm, emptyWords = [] } = languages[language.split('-')[0] ?? ''] ?? {};
  const stemmer = algorithm === undefined ? undefined : newStemmer(algorithm);
  const empty = new Set(emptyWords.map(folded));
  const stems = new Map<string, string>();
  const stemOf = (word: string): string => {
    if (stemmer === undefined) return word;
    const known = stems.get(word);
    if (known !== undefined) return known;
    const stem = stemmer.stem(word);
    stems.set(word, stem);
    return stem;
  };
  return (text) => {
    const whole: string[] = [];
    for (const { segment, isWordLike } of segmenter.segment(folded(text)))
      if (isWordLike && /\p{L}/u.test(segment)) whole.push(segment);
    const telling = whole.filter((word) => !empty.has(word) && (word.length > 1 || ideographs.test(word)));
    return { words: telling.map(stemOf), whole: telling, pieces: piecesOf(whole) };
  };
}

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

function piecesOf(words: readonly string[]): string[] {
  const pieces: string[] = [];
  let before = '';
  for (const word of words) {
    const signs = ideographs.test(word) ? [...word] : [];
    for (const sign of signs) {
      pieces.push(` ${sign}`, ` ${before}${sign}`);
      before = sign;
    }
    if (signs.length > 0) continue;
    before = '';
    const letters = [...` ${word} `];
    for (let at = 0; at + pieceLength <= letters.length; at += 1)
      pieces.push(` ${letters.slice(at, at + pieceLength).join('')}`);
  }
  return pieces;
}
