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
  /** What may stand second, where every way to begin has a second word: most candidates end here. */
  readonly seconds: ReadonlySet<string> | null;
};

export type Phrases<Label> = {
  readonly byFirst: ReadonlyMap<string, readonly Phrase<Label>[]>;
  readonly gap: number;
};

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
): Phrases<Label> {
  const byFirst = new Map<string, Phrase<Label>[]>();
  for (const [pattern, label] of patterns) {
    const parts = partsOf(pattern, options.slots);
    const first = parts[0];
    if (first?.kind !== 'words' || first.optional) throw new Error(`a phrase begins with a word: ${pattern}`);
    for (const [word, ways] of first.ways) {
      const seconds = ways.every((way) => way.length > 1) ? new Set(ways.map((way) => way[1] ?? '')) : null;
      const all = byFirst.get(word) ?? [];
      all.push({ parts, label, seconds });
      byFirst.set(word, all);
    }
  }
  return { byFirst, gap: options.gap };
}

/** Where phrases stand among tokens, in order; none reaches over the end of a sentence. */
export function findPhrases<Label>(
  tokens: readonly Token[],
  { byFirst, gap }: Phrases<Label>,
): PhraseFound<Label>[] {
  const found: PhraseFound<Label>[] = [];
  tokens.forEach(({ word, sentence }, from) => {
    const begun = byFirst.get(word) ?? byFirst.get(withoutAnd(word));
    if (begun === undefined) return;
    const second = tokens[from + 1]?.word ?? '';
    for (const { parts, label, seconds } of begun) {
      if (seconds !== null && !seconds.has(second) && !seconds.has(withoutAnd(second))) continue;
      const to = follow({ tokens, sentence, parts, gap }, 0, from);
      if (to > from) found.push({ label, from, to });
    }
  });
  return found;
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
  for (const way of waysAt(wanted.ways, walk.tokens[at]?.word ?? '')) {
    if (!standsAt(walk, at, way)) continue;
    const end = follow(walk, part + 1, at + way.length);
    if (end >= 0) return end;
  }
  return wanted.optional ? follow(walk, part + 1, at) : -1;
}

function waysAt(ways: Ways, word: string): readonly (readonly string[])[] {
  return ways.get(word) ?? ways.get(withoutAnd(word)) ?? [];
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
