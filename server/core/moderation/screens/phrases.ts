import { fold } from './fold.ts';
import { type Token, tokensOf } from './tokens.ts';

/** Words of a pack that stand for each other in its patterns: `{carer}`. */
export type Slots = Readonly<Record<string, readonly string[]>>;

/** What a slot may be, by its first word: of a hundred ways one or two are looked at. */
type Ways = ReadonlyMap<string, readonly (readonly string[])[]>;

type Part =
  | { readonly kind: 'gap' }
  | { readonly kind: 'words'; readonly ways: Ways; readonly optional: boolean };

type Phrase<Label> = {
  readonly parts: readonly Part[];
  readonly label: Label;
  /** Words that a gap may be, at most. */
  readonly gap: number;
};

/** Phrases of one pack by the word they begin with. */
export type PackPhrases<Label> = ReadonlyMap<string, readonly Phrase<Label>[]>;

/** Phrases that begin with one word. Of hundreds those few are looked at of which another word is in the text as well. */
type Begun<Label> = {
  /** In the order of the packs, in which they are found. */
  readonly all: readonly Phrase<Label>[];
  /** Places in `all` of phrases that need no other word. */
  readonly alone: readonly number[];
  /** Places in `all` by a word that the phrase cannot do without; of a slot by each of its words. */
  readonly byNeed: ReadonlyMap<string, readonly number[]>;
};

/** Phrases of all packs by the word they begin with. */
export type Phrases<Label> = ReadonlyMap<string, Begun<Label>>;

export type PhraseFound<Label> = {
  readonly label: Label;
  /** Indexes of tokens; `to` is the one after the last. */
  readonly from: number;
  readonly to: number;
};

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
  for (const [pattern, label] of patterns) {
    const parts = partsOf(pattern, options.slots);
    const first = parts[0];
    if (first?.kind !== 'words' || first.optional) throw new Error(`a phrase begins with a word: ${pattern}`);
    for (const word of first.ways.keys()) {
      const all = byFirst.get(word) ?? [];
      all.push({ parts, label, gap: options.gap });
      byFirst.set(word, all);
    }
  }
  return byFirst;
}

/** The phrases of several packs as one list, so that a text is gone through once. */
export function together<Label>(packs: readonly PackPhrases<Label>[]): Phrases<Label> {
  const all = new Map<string, Phrase<Label>[]>();
  for (const [word, phrases] of packs.flatMap((pack) => [...pack]))
    all.set(word, [...(all.get(word) ?? []), ...phrases]);
  return new Map([...all].map(([word, phrases]) => [word, begunWith(word, phrases)]));
}

function begunWith<Label>(word: string, all: readonly Phrase<Label>[]): Begun<Label> {
  const alone: number[] = [];
  const byNeed = new Map<string, number[]>();
  all.forEach(({ parts }, place) => {
    const needs = needsOf(word, parts);
    if (needs === undefined) alone.push(place);
    for (const need of needs ?? []) byNeed.set(need, [...(byNeed.get(need) ?? []), place]);
  });
  return { all, alone, byNeed };
}

/** Words of which a text that holds these parts has at least one, beside the first: as few as can be, and the longest of those. */
function needsOf(first: string, parts: readonly Part[]): readonly string[] | undefined {
  const needs = parts.flatMap((part, at) => {
    if (part.kind === 'gap' || part.optional) return [];
    const ways = at === 0 ? (part.ways.get(first) ?? noWays) : [...part.ways.values()].flat();
    const [only = []] = ways;
    if (ways.length === 1) return only.slice(at === 0 ? 1 : 0).map((word) => [word]);
    return at === 0 ? [] : [[...part.ways.keys()]];
  });
  return needs.sort((a, b) => a.length - b.length || (b[0]?.length ?? 0) - (a[0]?.length ?? 0))[0];
}

/** Where phrases stand among tokens, in order; none reaches over the end of a sentence. */
export function findPhrases<Label>(tokens: readonly Token[], phrases: Phrases<Label>): PhraseFound<Label>[] {
  const found: PhraseFound<Label>[] = [];
  let said: ReadonlySet<string> | undefined;
  const looked = new Map<Begun<Label>, readonly Phrase<Label>[]>();
  tokens.forEach(({ word, sentence }, from) => {
    const begun = of(phrases, word);
    if (begun === undefined) return;
    said ??= new Set(tokens.flatMap((token) => [token.word, withoutAnd(token.word)]));
    const possible = looked.get(begun) ?? possibleIn(said, begun);
    looked.set(begun, possible);
    for (const { parts, label, gap } of possible) {
      const to = follow({ tokens, sentence, parts, gap }, 0, from);
      if (to > from) found.push({ label, from, to });
    }
  });
  return found;
}

/** Those of the phrases that a text with these words can hold: once a text and not once a word. */
function possibleIn<Label>(said: ReadonlySet<string>, { all, alone, byNeed }: Begun<Label>) {
  const places = new Set(alone);
  const add = (needed: readonly number[] | undefined) => {
    for (const place of needed ?? []) places.add(place);
  };
  if (byNeed.size < said.size) for (const [word, needed] of byNeed) add(said.has(word) ? needed : undefined);
  else for (const word of said) add(byNeed.get(word));
  return [...places]
    .sort((a, b) => a - b)
    .flatMap((place) => all[place] ?? [])
    .filter(({ parts }) => parts.every((part) => isIn(said, part)));
}

/** Whether a text with these words can hold the part at all. */
function isIn(said: ReadonlySet<string>, part: Part): boolean {
  if (part.kind === 'gap' || part.optional) return true;
  for (const ways of part.ways.values())
    if (ways.some((way) => way.every((word) => said.has(word)))) return true;
  return false;
}

function partsOf(pattern: string, slots: Slots): Part[] {
  return pattern
    .split(/(\{[a-zA-Z]{1,40}\}\??|…)/)
    .filter((piece) => piece.trim() !== '')
    .map((piece): Part => {
      if (piece === '…') return { kind: 'gap' };
      if (!piece.startsWith('{'))
        return { kind: 'words', ways: byFirstWord([wordsOf(piece)]), optional: false };
      const name = piece.replace(/[{}?]/g, '');
      const ways = slots[name];
      if (ways === undefined) throw new Error(`no slot ${name} in: ${pattern}`);
      return { kind: 'words', ways: byFirstWord(ways.map(wordsOf)), optional: piece.endsWith('?') };
    });
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

type Walk = {
  readonly tokens: readonly Token[];
  readonly sentence: number;
  readonly parts: readonly Part[];
  readonly gap: number;
};

/** The token after a match of the parts from `part` on, or -1. */
function follow(walk: Walk, part: number, at: number): number {
  const { parts, gap } = walk;
  const wanted = parts[part];
  if (wanted === undefined) return at;
  if (wanted.kind === 'gap') {
    for (let skip = 0; skip <= gap; skip += 1) {
      const end = follow(walk, part + 1, at + skip);
      if (end >= 0) return end;
    }
    return -1;
  }
  for (const way of of(wanted.ways, walk.tokens[at]?.word ?? '') ?? noWays) {
    if (!standsAt(walk, at, way)) continue;
    const end = follow(walk, part + 1, at + way.length);
    if (end >= 0) return end;
  }
  return wanted.optional ? follow(walk, part + 1, at) : -1;
}

/** What a list has for a word, or for that word without an Arabic "and". Most words are in no list: they are asked for once. */
function of<T>(list: ReadonlyMap<string, T>, word: string): T | undefined {
  const known = list.get(word);
  if (known !== undefined) return known;
  const bare = withoutAnd(word);
  return bare === word ? undefined : list.get(bare);
}

function standsAt({ tokens, sentence }: Walk, at: number, way: readonly string[]): boolean {
  return way.every((word, index) => {
    const token = tokens[at + index];
    if (token === undefined) return false;
    if (token.sentence !== sentence) return false;
    return token.word === word || withoutAnd(token.word) === word;
  });
}

/** Arabic writes "and" and "so" as a letter of the next word. */
function withoutAnd(word: string): string {
  const first = word.charCodeAt(0);
  return (first === 0x648 || first === 0x641) && word.length > 3 ? word.slice(1) : word;
}
