import { fold } from './fold.ts';
import { looseWord } from './loose-words.ts';
import { type Token, tokensOf } from './tokens.ts';

/** What a slot may be, by its first word: of a hundred ways one or two are looked at. */
type Ways = ReadonlyMap<string, readonly (readonly string[])[]>;

/** Words of a pack that stand for each other in its patterns, read: `{carer}`. */
export type Slots = ReadonlyMap<string, Ways>;

/** What the patterns of a pack may name, and words that a gap in them may be, at most. */
export type PhraseOptions = {
  readonly slots: Slots;
  readonly gap: number;
  /** Words are matched as they sound, not as they are spelled; the slots have to be read so too. */
  readonly loose?: boolean;
};

export type Part =
  | { readonly kind: 'gap' }
  | { readonly kind: 'words'; readonly ways: Ways; readonly optional: boolean };

export type Phrase<Label> = {
  readonly parts: readonly Part[];
  readonly label: Label;
  /** Words that a gap may be, at most. */
  readonly gap: number;
};

/** Phrases by the word that they begin with, in the order of the packs. */
export type ByFirst<Label> = ReadonlyMap<string, readonly Phrase<Label>[]>;

/** Where a phrase may begin: at a token with a word that it begins with. */
export type Start<Label> = { readonly from: number; readonly phrase: Phrase<Label> };

/** Phrases of all packs. `starts`: where those that a text can hold may begin, in order; without it each is tried at each word. */
export type Phrases<Label> = {
  readonly all: ByFirst<Label>;
  readonly starts?: (tokens: readonly Token[]) => readonly Start<Label>[];
};

/** Reads the words of slots. Many lists of patterns name the same ones: to read them again for each list is most of a start. */
export function slotsOf(words: Readonly<Record<string, readonly string[]>>, loose = false): Slots {
  return new Map(
    Object.entries(words).map(([name, each]) => [
      name,
      byFirstWord(each.map((piece) => wordsOf(piece, loose))),
    ]),
  );
}

/**
 * Patterns of a pack, ready to be matched: words as they are said, `{slot}` for any of its words, `{slot}?` for one that may
 * be missing, `…` for up to `gap` words between. No regular expressions: the work is bounded by the pattern, whatever the
 * text. Throws on a slot that does not exist and on a pattern that begins with something that may be missing.
 */
export function phrasesOf<Label>(
  patterns: readonly (readonly [pattern: string, label: Label])[],
  options: PhraseOptions,
): ByFirst<Label> {
  const byFirst = new Map<string, Phrase<Label>[]>();
  for (const [pattern, label] of patterns) {
    const parts = partsOf(pattern, options);
    const first = parts[0];
    if (first?.kind !== 'words' || first.optional) throw new Error(`a phrase begins with a word: ${pattern}`);
    const phrase = { parts, label, gap: options.gap };
    for (const word of first.ways.keys()) push(byFirst, word, phrase);
  }
  return byFirst;
}

/** The phrases of several packs as one list, so that a text is gone through once. */
export function together<Label>(packs: readonly ByFirst<Label>[]): Phrases<Label> {
  const all = new Map<string, Phrase<Label>[]>();
  for (const pack of packs)
    for (const [word, phrases] of pack) for (const phrase of phrases) push(all, word, phrase);
  return { all };
}

function partsOf(pattern: string, { slots, loose = false }: PhraseOptions): Part[] {
  return pattern.split(/(\{[a-zA-Z]{1,40}\}\??|…)/).flatMap((piece): Part[] => {
    if (piece === '…') return [{ kind: 'gap' }];
    if (!piece.startsWith('{')) {
      const words = wordsOf(piece, loose);
      // A comma between two slots is no word, as it is none in a text.
      return words.length === 0 ? [] : [{ kind: 'words', ways: byFirstWord([words]), optional: false }];
    }
    const name = piece.replace(/[{}?]/g, '');
    const ways = slots.get(name);
    if (ways === undefined) throw new Error(`no slot ${name} in: ${pattern}`);
    return [{ kind: 'words', ways, optional: piece.endsWith('?') }];
  });
}

function byFirstWord(ways: readonly (readonly string[])[]): Ways {
  const known = new Map<string, (readonly string[])[]>();
  for (const way of ways) {
    if (way[0] !== undefined) push(known, way[0], way);
  }
  return known;
}

/** Adds to the list of a key. */
export function push<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key) ?? [];
  list.push(value);
  lists.set(key, list);
}

/** A pattern's words, folded and cut as a text is. */
function wordsOf(piece: string, loose: boolean): string[] {
  const words = tokensOf(fold(piece).text).map(({ word }) => word);
  return loose ? words.map(looseWord) : words;
}
