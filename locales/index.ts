import { found } from './found/languages.ts';
import { found as strings } from './found/strings.ts';

/**
 * The languages of the product. A language is one folder here and nothing else: what folders there are is found at every build
 * (`setup/languages.mjs`), and `language.json` in it says what stands below.
 */
export type Language = {
  readonly tag: string;
  /** Its name in itself, as the picker shows it. */
  readonly endonym: string;
  readonly direction: 'ltr' | 'rtl';
  /** A person who speaks it from childhood and read every string, or null: then pages say so. */
  readonly reviewedBy: string | null;
  /** It has every string, and tests hold it to that. Any other shows what it lacks in its lender's words, and marks them. */
  readonly whole: boolean;
  /** Whose words it shows first where it has none; English is asked last in any case. */
  readonly lender: string | null;
};

type InFolder = Pick<Language, 'endonym' | 'reviewedBy'> & {
  readonly direction: string;
  readonly whole?: boolean;
  readonly lender?: string;
};

export const languages: readonly Language[] = Object.entries<InFolder>(found).map(([tag, said]) => ({
  tag,
  endonym: said.endonym,
  direction: said.direction === 'rtl' ? 'rtl' : 'ltr',
  reviewedBy: said.reviewedBy,
  whole: said.whole === true,
  lender: said.lender ?? null,
}));

/** The tag of a language whose folder says that it is whole. */
export type WholeTag = {
  [Tag in keyof typeof found]: (typeof found)[Tag] extends { readonly whole: boolean } ? Tag : never;
}[keyof typeof found];

/** Those that say everything themselves; what an organisation added may lack what it likes. */
export const wholeLanguages: readonly Language[] = languages.filter(({ whole }) => whole);

/** Namespaces are areas of the product; a page with script loads only its own. */
export const namespaces = [
  'common',
  'reasons',
  'child',
  'public',
  'report',
  'staff',
  'training',
  'audit',
] as const;
export type Namespace = (typeof namespaces)[number];
export type Strings = Readonly<Record<string, string>>;

/** What each language says itself; of what it lacks see `server/core/translation/lent.ts`. */
export const catalogue: Readonly<Record<string, Readonly<Record<Namespace, Strings>>>> = strings;

type English = (typeof strings)['en'];
/** English is what the others are held against: a key is a key when English has it. */
export type EnglishStrings = English['common'] &
  English['reasons'] &
  English['child'] &
  English['public'] &
  English['report'] &
  English['staff'] &
  English['training'] &
  English['audit'];

export function languageOf(tag: string): Language | undefined {
  return languages.find((language) => language.tag === tag);
}

export function directionOf(tag: string): 'ltr' | 'rtl' {
  const primary = tag.split('-')[0] ?? tag;
  return languageOf(primary)?.direction ?? 'ltr';
}
