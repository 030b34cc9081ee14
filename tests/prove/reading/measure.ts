import { syllable } from 'syllable';

/** What a piece of text measures. Nothing here is shared with the rules that the product's own tests read texts by. */
export type Measures = {
  readonly words: number;
  readonly sentences: number;
  readonly syllables: number;
  /** Words of more than six letters. */
  readonly long: number;
  /** Characters without spaces and marks, for languages that part no words. */
  readonly characters: number;
};

const wordPattern = /[\p{L}\p{M}\p{N}]+(?:['’-][\p{L}\p{M}\p{N}]+)*/gu;

/** Where a sentence ends: a mark, whatever closes after it, and then a space or nothing; in Chinese the mark alone. */
const sentenceEnd = /(?<=[.?!…؟:][)\]"”’»]*)\s+|(?<=[。？！：…][」”’）]*)(?=\S)/u;

/** A value that the product puts in is a word of one syllable: most are numbers, days and names. */
export function measure(text: string): Measures {
  const plain = text.replace(/\{\{[^}]*\}\}/g, 'nine');
  const sentences = plain.split(sentenceEnd).filter((each) => /[\p{L}\p{N}]/u.test(each));
  const words = plain.match(wordPattern) ?? [];
  return {
    words: words.length,
    sentences: sentences.length,
    syllables: words.reduce((sum, word) => sum + Math.max(1, syllable(word)), 0),
    long: words.filter((word) => (word.match(/\p{L}/gu)?.length ?? 0) > 6).length,
    characters: plain.match(/[\p{L}\p{N}]/gu)?.length ?? 0,
  };
}

export function sum(all: readonly Measures[]): Measures {
  const none = { words: 0, sentences: 0, syllables: 0, long: 0, characters: 0 };
  return all.reduce(
    (total, each) => ({
      words: total.words + each.words,
      sentences: total.sentences + each.sentences,
      syllables: total.syllables + each.syllables,
      long: total.long + each.long,
      characters: total.characters + each.characters,
    }),
    none,
  );
}

/** The school grade of the United States, after Kincaid and others (1975). For English alone. */
export function grade({ words, sentences, syllables }: Measures): number {
  return 0.39 * (words / sentences) + 11.8 * (syllables / words) - 15.59;
}

/** Läsbarhetsindex, after Björnsson (1968): words a sentence and, of a hundred words, those of more than six letters. */
export function lix({ words, sentences, long }: Measures): number {
  return words / sentences + (100 * long) / words;
}

/** Whether a text is a sentence and no label: it ends as one, and says something. */
export function isSentence(text: string): boolean {
  return /[.?!…؟。？！][)\]"”’»]*$/u.test(text.trim()) && measure(text).characters > 4;
}
