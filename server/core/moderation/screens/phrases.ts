import { fold } from './fold.ts';
import { tokensOf } from './tokens.ts';

/** Words of a pack that stand for each other in its patterns: `{carer}`. */
export type Slots = Readonly<Record<string, readonly string[]>>;

/** What a slot may be, by its first word: of a hundred ways one or two are looked at. */
type Ways = ReadonlyMap<string, readonly (readonly string[])[]>;

export type Part =
  | { readonly kind: 'gap' }
  | { readonly kind: 'words'; readonly ways: Ways; readonly optional: boolean };

export type Phrase<Label> = {
  readonly parts: readonly Part[];
  /** Of what follows the first part: words of which a text with this phrase has at least one, as few as can be. */
  readonly needs: readonly string[] | undefined;
  readonly label: Label;
  /** Words that a gap may be, at most. */
  readonly gap: number;
};

/** Phrases of one pack by the word they begin with. */
export type PackPhrases<Label> = ReadonlyMap<string, readonly Phrase<Label>[]>;

/** Phrases that begin with one word. Of hundreds those few are looked at of which another word is in the text as well. */
export type Begun<Label> = {
  /** In the order of the packs, in which they are found. */
  readonly all: readonly Phrase<Label>[];
  /** Places in `all` of phrases that need no other word. */
  readonly alone: readonly number[];
  /** Places in `all` by a word that the phrase cannot do without; of a slot by each of its words. */
  readonly byNeed: ReadonlyMap<string, readonly number[]>;
};

/** Phrases of all packs by the word they begin with. */
export type Phrases<Label> = ReadonlyMap<string, Begun<Label>>;

/**
 * Patterns of a pack, ready to be matched: words as they are said, `{slot}` for any of its words, `{slot}?` for one that may
 * be missing, `…` for up to `gap` words between. No regular expressions: the work is bounded by the pattern, whatever the
 * text. Throws on a slot that does not exist and on a pattern that begins with something that may be missing.
 */
export function phrasesOf<Label>(
  patterns: readonly (readonly [pattern: string, label: Label])[],
  options: { readonly slots: Slots; readonly gap: number },
): PackPhrases<Label> {
  const byFirst = new Map<string, Phrase<Label>[]>();
  // Hundreds of patterns name the same few slots: each is read once.
  const slots = new Map<string, Ways>();
  for (const [pattern, label] of patterns) {
    const parts = partsOf(pattern, (name) => {
      const ways = slots.get(name) ?? waysOf(options.slots[name], pattern);
      slots.set(name, ways);
      return ways;
    });
    const first = parts[0];
    if (first?.kind !== 'words' || first.optional) throw new Error(`a phrase begins with a word: ${pattern}`);
    const phrase = { parts, needs: fewest(parts.slice(1).flatMap(needsOf)), label, gap: options.gap };
    for (const word of first.ways.keys()) push(byFirst, word, phrase);
  }
  return byFirst;
}

/** The phrases of several packs as one list, so that a text is gone through once. */
export function together<Label>(packs: readonly PackPhrases<Label>[]): Phrases<Label> {
  const all = new Map<string, Phrase<Label>[]>();
  for (const pack of packs)
    for (const [word, phrases] of pack) for (const phrase of phrases) push(all, word, phrase);
  return new Map([...all].map(([word, phrases]) => [word, begunWith(word, phrases)]));
}

function begunWith<Label>(word: string, all: readonly Phrase<Label>[]): Begun<Label> {
  const alone: number[] = [];
  const byNeed = new Map<string, number[]>();
  all.forEach(({ parts: [first], needs }, place) => {
    const begins = first?.kind === 'words' ? (first.ways.get(word) ?? noWays) : noWays;
    const needed = fewest([...literal(begins, 1), ...(needs ? [needs] : [])]);
    if (needed === undefined) alone.push(place);
    for (const need of needed ?? []) push(byNeed, need, place);
  });
  return { all, alone, byNeed };
}

function push<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

/** Each of them: words of which a text with this part has at least one. */
function needsOf(part: Part): readonly (readonly string[])[] {
  if (part.kind === 'gap' || part.optional) return [];
  const [only, ...more] = part.ways.values();
  return only?.length === 1 && more.length === 0 ? literal(only, 0) : [[...part.ways.keys()]];
}

/** The words of the only way there is, from `from` on, each of them needed. */
function literal(ways: readonly (readonly string[])[], from: number): readonly string[][] {
  const [only = []] = ways;
  return ways.length === 1 ? only.slice(from).map((word) => [word]) : [];
}

/** The shortest list, and of those the one with the longest word, which is the rarest as a rule. */
function fewest(needs: readonly (readonly string[])[]): readonly string[] | undefined {
  const length = ([word = '']: readonly string[]) => word.length;
  return needs.length === 0
    ? undefined
    : needs.reduce((best, each) =>
        each.length < best.length || (each.length === best.length && length(each) > length(best))
          ? each
          : best,
      );
}

function partsOf(pattern: string, slot: (name: string) => Ways): Part[] {
  return pattern
    .split(/(\{[a-zA-Z]{1,40}\}\??|…)/)
    .filter((piece) => piece.trim() !== '')
    .map((piece): Part => {
      if (piece === '…') return { kind: 'gap' };
      if (!piece.startsWith('{'))
        return { kind: 'words', ways: byFirstWord([wordsOf(piece)]), optional: false };
      return { kind: 'words', ways: slot(piece.replace(/[{}?]/g, '')), optional: piece.endsWith('?') };
    });
}

function waysOf(words: readonly string[] | undefined, pattern: string): Ways {
  if (words === undefined) throw new Error(`no such slot in: ${pattern}`);
  return byFirstWord(words.map(wordsOf));
}

function byFirstWord(ways: readonly (readonly string[])[]): Ways {
  const known = new Map<string, (readonly string[])[]>();
  for (const way of ways) {
    const [first] = way;
    if (first !== undefined) known.set(first, [...(known.get(first) ?? []), way]);
  }
  return known;
}

const noWays: readonly (readonly string[])[] = [];

/** A pattern's words, folded and cut as a text is. */
function wordsOf(piece: string): string[] {
  return tokensOf(fold(piece).text).map(({ word }) => word);
}
