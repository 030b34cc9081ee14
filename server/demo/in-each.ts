import type { WholeTag } from '../../locales/index.ts';

/** Words of the demo in every language that comes along whole: one that is missing here does not compile. */
export type InEach = Readonly<Record<WholeTag, string>>;

/** The same for older children, and for younger ones. */
export type AtLevels = Readonly<Record<WholeTag, readonly [older: string, younger: string]>>;

type At = { readonly language: string; readonly level: string };

/** One thing for each language and level, English first. */
export function atLevels<T>(texts: AtLevels, make: (words: string, at: At) => T): T[] {
  return Object.entries(texts).flatMap(([language, [older, younger]]) => [
    make(older, { language, level: 'older' }),
    make(younger, { language, level: 'younger' }),
  ]);
}

/** Words that are short enough to be the same at both levels. */
export function atBoth<T>(texts: InEach, make: (words: string, at: At) => T): T[] {
  return Object.entries(texts).flatMap(([language, words]) =>
    ['older', 'younger'].map((level) => make(words, { language, level })),
  );
}

export const inEach = (texts: InEach) =>
  Object.entries(texts).map(([language, body]) => ({ language, body }));

export const prompts = (texts: AtLevels) => atLevels(texts, (prompt, at) => ({ ...at, prompt }));

export const option = (texts: InEach) => ({ labels: atBoth(texts, (label, at) => ({ ...at, label })) });

export const seed = (texts: InEach) => ({ texts: inEach(texts) });

/** A text of an answer: short enough for both levels. */
export const told = (body: string, at: At) => ({ ...at, body });
