import i18next, { type i18n } from 'i18next';
import type { EnglishStrings } from '../../locales/index.ts';
import { localeOf } from './locale-of.ts';

export const levels = ['younger', 'older'] as const;
/** How a child wants to be spoken to. Chosen by the child, never derived from an age. */
export type Level = (typeof levels)[number];

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

/** The older level is the plain key; `younger` takes `key_younger` where there is one. */
export function createSpeaker(texts: i18n, options: Omit<Speaker, 't'>): Speaker {
  const fixed = texts.getFixedT(options.language);
  return { ...options, t: (key, params) => fixed(key, { context: options.level, ...params }) };
}
