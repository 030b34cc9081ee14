import type { Heard } from '../../../../server/core/wire/listening.ts';

/**
 * A key for each of these words, the same while others come before them or go: then a page leaves alone what stands there, and what is read out is
 * what is new. They come without any id, so that it is made of what they say, and of which of the same it is.
 */
export function keysOfHeard(words: Heard['words']): readonly string[] {
  const times = new Map<string, number>();
  return words.map(({ language, parts }) => {
    const said = JSON.stringify([language, parts]);
    const before = times.get(said) ?? 0;
    times.set(said, before + 1);
    return `${before} ${said}`;
  });
}
