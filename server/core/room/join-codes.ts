import type { RandomBytes } from '../ids.ts';

/** Words on a sheet. Five of a list of 1,024 or more are at least 50 bits. */
export const codeLength = 5;

/** Nothing longer than this is looked at: five words of eight letters fit ten times over. UTF-16 units. */
export const maxTypedCode = 400;

/**
 * A number 0 ≤ n < `below` (1 to 2^32), every one equally likely: bytes past the last whole multiple are drawn again
 * instead of folded back, since `% below` alone would favour the low numbers.
 */
export function drawBelow(random: RandomBytes, below: number): number {
  const limit = 2 ** 32 - (2 ** 32 % below);
  for (;;) {
    const [a = 0, b = 0, c = 0, d = 0] = random(4);
    const value = ((a << 24) | (b << 16) | (c << 8) | d) >>> 0;
    if (value < limit) return value % below;
  }
}

/** Five words drawn independently, as they are printed. The same word may come twice; that is part of the 50 bits. */
export function drawCode(words: readonly string[], random: RandomBytes): string[] {
  if (words.length < 1) throw new RangeError('a code needs a word list');
  return Array.from({ length: codeLength }, () => words[drawBelow(random, words.length)] ?? '');
}

/** Bits of one code drawn from `words`: log2 of the number of codes (Shannon entropy of a uniform draw). */
export function entropy(words: readonly string[]): number {
  return codeLength * Math.log2(words.length);
}

/**
 * Letters of Arabic script that children, keyboards and sheets exchange freely. Hamza on its own falls away and its
 * carriers become the bare letter; Persian and Urdu keyboards send their own kaf, yeh and heh.
 */
const arabicLetters: Readonly<Record<string, string>> = {
  ٱ: 'ا',
  ء: '',
  ة: 'ه',
  ى: 'ي',
  ی: 'ي',
  ې: 'ي',
  ے: 'ي',
  ک: 'ك',
  ڪ: 'ك',
  ھ: 'ه',
  ہ: 'ه',
  ە: 'ه',
  ۀ: 'ه',
  ۃ: 'ه',
};

/** Letters whose stroke or union NFKD leaves in place. */
const latinLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ı: 'i',
};

/**
 * One word reduced to what two people would call the same spelling: case, accents, vowel signs, tatweel, hamza,
 * taa marbuta and keyboard variants fall away. Word lists hold no two words that fold alike.
 */
export function foldWord(word: string): string {
  // Lower case comes before NFKD as well as after: "İ" falls into i and a dot only in that order.
  const bare = word
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}\u0640]/gu, '');
  let folded = '';
  for (const letter of bare) folded += arabicLetters[letter] ?? latinLetters[letter] ?? letter;
  return folded;
}

const chineseCode = new RegExp(`^\\p{Script=Han}{${2 * codeLength}}$`, 'u');

/**
 * Chinese is written without spaces, and a child may leave out all, some or none of them. Each word of its list has two
 * characters, so ten of them in a row, however they were parted, are five words and can be read in one way only.
 */
function chinesePairs(parts: readonly string[]): string[] | undefined {
  const row = parts.join('');
  return chineseCode.test(row) ? (row.match(/../gu) ?? undefined) : undefined;
}

/**
 * What a child typed or a QR carried, as folded words: separated by spaces, lines, hyphens of any kind, commas
 * (Arabic and Chinese too), dots or a percent-encoded space; Chinese also by nothing. Answers undefined for anything
 * that is not exactly five words of letters. Says nothing about whether the code exists.
 */
export function normaliseCode(text: string): string[] | undefined {
  if (text.length > maxTypedCode) return undefined;
  const words = text
    .replace(/%20/g, ' ')
    .split(/[\s\p{Pd}\p{Po}\p{Pc}+]+/u)
    .map(foldWord)
    .filter((word) => word !== '');
  const pairs = chinesePairs(words);
  if (pairs !== undefined) return pairs;
  if (words.length !== codeLength) return undefined;
  return words.every((word) => /^\p{L}{1,32}$/u.test(word)) ? words : undefined;
}

/** The canonical string that is hashed and compared, of printed words or of typed text; undefined if not five words. */
export function foldCode(code: string | readonly string[]): string | undefined {
  return normaliseCode(typeof code === 'string' ? code : code.join(' '))?.join('-');
}

/** The fragment of a QR address, without the "#": the printed words joined by hyphens, percent-encoded. */
export function codeFragment(words: readonly string[]): string {
  return words.map(encodeURIComponent).join('-');
}

/** A fragment read back, with or without "#"; undefined for a malformed encoding or anything that is not five words. */
export function parseFragment(fragment: string): string[] | undefined {
  try {
    return normaliseCode(decodeURIComponent(fragment.replace(/^#/, '')));
  } catch {
    return undefined;
  }
}
