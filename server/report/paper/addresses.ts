import type { PaperBlock } from './paper-blocks.ts';

/** An address or a number, on a line of its own: beside words that run the other way its parts would change places. */
export const alone = (words: string): PaperBlock => ({
  kind: 'large',
  words: { words, lang: 'en' },
  bold: true,
});

/** An address as it is typed. */
export const withoutScheme = (origin: string) => origin.replace(/^https?:\/\//, '');
