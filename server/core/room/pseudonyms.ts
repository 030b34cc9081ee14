import type { RandomBytes } from '../ids.ts';
import { drawBelow } from './join-codes.ts';

/**
 * A child's public name: three indices, never words, so that each reader sees it in the reader's own language.
 * Indices are stored, therefore the lists are append-only: a word may be replaced by a synonym, never moved.
 */
export type Pseudonym = {
  /** 0 ≤ adjective < adjectiveCount. */
  readonly adjective: number;
  /** 0 ≤ motif < motifCount; also the drawing of the avatar. */
  readonly motif: number;
  readonly palette: Palette;
};

export type Palette = 0 | 1 | 2 | 3 | 4 | 5;

export const motifs = [
  'kite',
  'boat',
  'snail',
  'fish',
  'leaf',
  'bird',
  'cactus',
  'umbrella',
  'beetle',
  'hill',
  'shell',
  'acorn',
] as const;

export type Motif = (typeof motifs)[number];

export const motifCount = motifs.length;

/** Every language lists exactly this many adjectives, in the same order and meaning (a test holds them together). */
export const adjectiveCount = 96;

export const paletteCount = 6;

/** The shape of `locales/<language>/pseudonyms.json`. Words stand as they are shown: no grammar is applied by code. */
export type PseudonymWords = {
  /** Who, speaking the language from childhood, read the list and every pair; null while nobody has. */
  readonly reviewed: string | null;
  readonly order: 'adjective-noun' | 'noun-adjective';
  /** What stands between the two words: a space, where a language says nothing else. Chinese writes none. */
  readonly between?: string;
  /** The grammatical gender is the noun's, and says nothing of the child. */
  readonly nouns: readonly { readonly word: string; readonly gender: 'm' | 'f' }[];
  /** The forms that agree with a masculine and with a feminine noun; the same word twice where a language has one. */
  readonly adjectives: readonly { readonly m: string; readonly f: string }[];
};

/** One number for the words of a name. The palette is left out: two children of one name and two colours sound alike. */
export function nameKey(pseudonym: Pick<Pseudonym, 'adjective' | 'motif'>): number {
  return pseudonym.adjective * motifCount + pseudonym.motif;
}

/** How many names there are: every adjective with every motif. */
export const nameCount = adjectiveCount * motifCount;

/** `count` names, all different, each with a palette, by chance; at most `nameCount`. */
export function drawPseudonyms(random: RandomBytes, count: number): Pseudonym[] {
  const pool = Array.from({ length: nameCount }, (_, key) => key);
  const drawn: Pseudonym[] = [];
  while (drawn.length < count && pool.length > 0) {
    const [key = 0] = pool.splice(drawBelow(random, pool.length), 1);
    drawn.push({
      adjective: Math.floor(key / motifCount),
      motif: key % motifCount,
      palette: drawBelow(random, paletteCount) as Palette,
    });
  }
  return drawn;
}

/**
 * The name in the reader's language: "Copper Kite", "الحلزون النحاسي", "铜色的风筝". An index outside the list (a damaged row, a
 * list older than the data) answers the motif alone, or a dash: a page never falls for a name.
 */
export function nameOf(pseudonym: Pick<Pseudonym, 'adjective' | 'motif'>, words: PseudonymWords): string {
  const noun = words.nouns[pseudonym.motif];
  if (noun === undefined) return '–';
  const adjective = words.adjectives[pseudonym.adjective]?.[noun.gender];
  if (adjective === undefined) return noun.word;
  const pair = words.order === 'adjective-noun' ? [adjective, noun.word] : [noun.word, adjective];
  return pair.join(words.between ?? ' ');
}

/** The motif to draw; a kite for an index outside the list. */
export function motifOf(pseudonym: Pseudonym): Motif {
  return motifs[pseudonym.motif] ?? 'kite';
}
