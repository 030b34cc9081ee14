import type { RandomBytes } from '../ids.ts';

/** Words on a sheet. Five of a list of 1,024 or more are at least 50 bits. */
export const codeLength = 5;

/** Nothing longer than this is looked at: six words of eight letters fit seven times over. UTF-16 units. */
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

/** So many words drawn independently, each evenly. The same word may come twice; that is part of the bits. */
export function drawWords(
  words: readonly string[],
  { count, random }: { readonly count: number; readonly random: RandomBytes },
): string[] {
  if (words.length < 1) throw new RangeError('a draw needs a word list');
  return Array.from({ length: count }, () => words[drawBelow(random, words.length)] ?? '');
}

/** Five words, as they are printed on a sheet. */
export function drawCode(words: readonly string[], random: RandomBytes): string[] {
  return drawWords(words, { count: codeLength, random });
}

/** Bits of `count` words drawn from `words`: log2 of the number of draws (Shannon entropy of a uniform draw). */
export function entropy(words: readonly string[], count: number = codeLength): number {
  return count * Math.log2(words.length);
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

/**
 * Chinese is written without spaces, and a child may leave out all, some or none of them. Each word of its list has two
 * characters, so twice as many in a row, however they were parted, can be read in one way only.
 */
function chinesePairs(parts: readonly string[], count: number): string[] | undefined {
  const row = parts.join('');
  if (!/^\p{Script=Han}+$/u.test(row)) return undefined;
  const pairs = row.match(/../gsu) ?? [];
  return pairs.length === count && pairs.join('') === row ? pairs : undefined;
}

/** The address of a sheet that somebody sent on, up to its words. */
const addressBefore = /^\s*\S*\/enter#/;

/** A number that counts the words, as they are said by telephone, is none of them; a nought in one is its letter. */
function withoutNumbers(word: string): string {
  return /^\p{N}+$/u.test(word) ? '' : word.replace(/0(?=[a-z])|(?<=[a-z])0/g, 'o');
}

/**
 * What a child typed or a QR carried, as folded words: separated by spaces, lines, a percent-encoded space, any sign of punctuation, or
 * any other sign that is no letter, as where a child draws the frame of its sheet or a finger slips; Chinese also by nothing; counted by
 * numbers, or behind the whole address of a sheet. Answers undefined for anything that is not exactly `count` words of letters. Says
 * nothing about whether they open anything.
 */
export function readWords(text: string, count: number): string[] | undefined {
  if (text.length > maxTypedCode) return undefined;
  const words = text
    .replace(addressBefore, '')
    .replace(/%20/g, ' ')
    .split(/[\s\p{P}\p{S}]+/u)
    .map((word) => withoutNumbers(foldWord(word)))
    .filter((word) => word !== '');
  const pairs = chinesePairs(words, count);
  if (pairs !== undefined) return pairs;
  if (words.length !== count) return undefined;
  return words.every((word) => /^\p{L}{1,32}$/u.test(word)) ? words : undefined;
}

/** Five typed words, folded; undefined for anything else. */
export function normaliseCode(text: string): string[] | undefined {
  return readWords(text, codeLength);
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
