import i18next, { type i18n } from 'i18next';
import type { EnglishStrings } from '../../locales/index.ts';
import { type ReadingLevel, readingLevels } from '../../server/core/consultation/reading-levels.ts';
import { localeOf } from './locale-of.ts';

export const levels = readingLevels;
/** The words of a text: every text that is asked for is written at each. */
export type Level = ReadingLevel;

/** What a child chooses of, never derived from an age. `easy` is easy-read: pictures beside sentences where a part of a document has them, else the younger words. */
export const readings = [...levels, 'easy'] as const;
export type Reading = (typeof readings)[number];

/** Whose words a page itself has for this reading. */
export function wordsOf(reading: Reading): Level {
  return reading === 'older' ? 'older' : 'younger';
}

type PluralForm = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';
type Stem<K extends string> = K extends `${infer Base}_${PluralForm}`
  ? Stem<Base>
  : K extends `${infer Base}_younger`
    ? Base
    : K;

/** A text key: an English key without its plural form and without its reading level. A misspelt key is a type error. */
export type Key = Stem<keyof EnglishStrings & string>;
export type Params = Readonly<Record<string, string | number>>;
export type T = (key: Key, params?: Params) => string;

/** One way of speaking: a language at a reading level. */
export type Speaker = {
  readonly language: string;
  readonly level: Level;
  readonly reading: Reading;
  readonly direction: 'ltr' | 'rtl';
  readonly t: T;
};

/** `strings`: flat keys by language. Plurals and levels are i18next's own suffixes (`_one`, `_younger`). */
export function createTexts(strings: Readonly<Record<string, Readonly<Record<string, string>>>>): i18n {
  const instance = i18next.createInstance();
  void instance.init({
    resources: Object.fromEntries(Object.entries(strings).map(([tag, texts]) => [tag, { texts }])),
    defaultNS: 'texts',
    fallbackLng: 'en',
    keySeparator: false,
    nsSeparator: false,
    initImmediate: false,
    // React escapes; escaping here as well would show entities to children.
    interpolation: { escapeValue: false },
  });
  instance.services.formatter?.addCached('number', (language, options) => {
    const numbers = new Intl.NumberFormat(localeOf(language ?? 'en'), options);
    return (value) => numbers.format(value);
  });
  return instance;
}

/** The texts of each language, which its areas share out: a key stands in one of them. */
export function joinAreas(
  areas: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>>,
): Readonly<Record<string, Readonly<Record<string, string>>>> {
  return Object.fromEntries(
    Object.entries(areas).map(([tag, each]) => [tag, Object.assign({}, ...Object.values(each))]),
  );
}

/** The older level is the plain key; `younger` and `easy` take `key_younger` where there is one. */
export function createSpeaker(
  texts: i18n,
  options: Pick<Speaker, 'language' | 'direction'> & { readonly level: Reading },
): Speaker {
  const fixed = texts.getFixedT(options.language);
  const level = wordsOf(options.level);
  return {
    ...options,
    level,
    reading: options.level,
    t: (key, params) => fixed(key, { context: level, ...params }),
  };
}
