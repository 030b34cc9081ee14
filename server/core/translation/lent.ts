import type { PseudonymWords } from '../room/pseudonyms.ts';
import { type AreaTexts, unitsOf } from './units.ts';

/** Whose words a text is in where its own language has none. */
export type Lender = {
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly texts: AreaTexts;
};

/**
 * Around words of another language inside a text: begin, which direction and language, and whose page borrowed them, and end. Characters that
 * nobody writes and nothing shows, so that what shows a text without knowing of them shows it as it is.
 */
const begin = '\u2061';
const middle = '\u2062';
const end = '\u2063';
const direct = { ltr: 'l', rtl: 'r' } as const;
const opens = new RegExp(`^${begin}([lr])([a-z]+)\\.[a-z]+${middle}$`);
const marks = new RegExp(`(${begin}[lr][a-z]+\\.[a-z]+${middle}|${end})`);
const borrowed = new RegExp(`${begin}[lr][a-z]+\\.([a-z]+)${middle}`);

/** A text in parts: those with a `language` are in that one, the others in the language of the page. */
export type Piece = {
  readonly text: string;
  readonly language?: string;
  readonly direction?: 'ltr' | 'rtl';
};

type Tongue = Pick<Lender, 'language' | 'direction'>;

/** Who lends, and the language of the page that borrows. */
type Loan = Tongue & { readonly page: string };

const opening = ({ language, direction, page }: Loan) =>
  `${begin}${direct[direction]}${language}.${page}${middle}`;

function lend(text: string, loan: Loan): string {
  return `${opening(loan)}${text}${end}`;
}

/** Words of names that another language lends: marked so that a whole name is one part, in its order and direction. */
export function lendNames(words: PseudonymWords, loan: Loan): PseudonymWords {
  const adjectiveFirst = words.order === 'adjective-noun';
  const first = (word: string) => `${opening(loan)}${word}`;
  const last = (word: string) => `${word}${end}`;
  const [noun, adjective] = adjectiveFirst ? [last, first] : [first, last];
  return {
    ...words,
    nouns: words.nouns.map(({ word, gender }) => ({ word: noun(word), gender })),
    adjectives: words.adjectives.map(({ m, f }) => ({ m: adjective(m), f: adjective(f) })),
  };
}

/** Whether some of a text is in another language than the page. */
export function hasLent(text: string): boolean {
  return text.includes(begin);
}

/** The parts of a text, in order; one part for a text without any mark. Lent words may hold lent words. */
export function piecesOf(text: string): readonly Piece[] {
  if (!hasLent(text)) return [{ text }];
  const tongues: Tongue[] = [];
  return text.split(marks).flatMap((part): Piece[] => {
    if (part === end) tongues.pop();
    const [, direction, language] = opens.exec(part) ?? [];
    if (language !== undefined) tongues.push({ language, direction: direction === 'r' ? 'rtl' : 'ltr' });
    if (part === '' || part === end || language !== undefined) return [];
    // Drawn in browsers too: Safari before 15.4 knows no `at`.
    return [{ text: part, ...tongues[tongues.length - 1] }];
  });
}

/** The language of the page in which this text stands; undefined where nothing of it is lent. */
export function pageOf(text: string): string | undefined {
  return borrowed.exec(text)?.[1];
}

/** The same text for what cannot say of words in which language they are. */
export function withoutMarks(text: string): string {
  return hasLent(text)
    ? piecesOf(text)
        .map((piece) => piece.text)
        .join('')
    : text;
}

/**
 * Every text that a page may ask for, in its own language where that has it, else lent by the first of `lenders` that has it, and marked as
 * that. A wording for younger children is lent only where the language has no wording at all. `plurals` are the language's own forms, `page`
 * is its tag.
 */
export function withLent(
  own: AreaTexts,
  {
    plurals,
    lenders,
    page,
  }: { readonly plurals: readonly string[]; readonly lenders: readonly Lender[]; readonly page: string },
): AreaTexts {
  const texts: Record<string, string> = { ...own };
  for (const lender of lenders) {
    const before = new Set(Object.keys(texts));
    for (const { key, english, target } of unitsOf(lender.texts, { own: texts, plurals }))
      if (target === '' && !before.has(key.replace('_younger', '')))
        texts[key] = lend(english, { ...lender, page });
  }
  return texts;
}
