import type { Speaker } from './translator.ts';

/** Sentences one after the other, with between them what their language has there: a blank, and in Chinese nothing. '' for none. */
export function inSentences({ t }: Pick<Speaker, 't'>, sentences: readonly string[]): string {
  const [front = '', ...others] = sentences;
  return others.reduce((first, second) => t('list.sentences', { first, second }), front);
}
