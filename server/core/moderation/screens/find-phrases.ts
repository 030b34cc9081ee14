import type { Begun, Part, Phrase, Phrases } from './phrases.ts';
import type { Token } from './tokens.ts';

export type PhraseFound<Label> = {
  readonly label: Label;
  /** Indexes of tokens; `to` is the one after the last. */
  readonly from: number;
  readonly to: number;
};

/** Where phrases stand among tokens, in order; none reaches over the end of a sentence. */
export function findPhrases<Label>(tokens: readonly Token[], phrases: Phrases<Label>): PhraseFound<Label>[] {
  const found: PhraseFound<Label>[] = [];
  const looked = new Map<Begun<Label>, readonly Phrase<Label>[]>();
  tokens.forEach(({ word, sentence }, from) => {
    const begun = of(phrases, word);
    if (begun === undefined) return;
    const possible = looked.get(begun) ?? begun.within?.(wordsOf(tokens)) ?? begun.all;
    looked.set(begun, possible);
    for (const { parts, label, gap } of possible) {
      const to = follow({ tokens, sentence, parts, gap }, 0, from);
      if (to > from) found.push({ label, from, to });
    }
  });
  return found;
}

/** One text is looked through for many lists: its words are gathered once. */
const gathered = new WeakMap<readonly Token[], ReadonlySet<string>>();

function wordsOf(tokens: readonly Token[]): ReadonlySet<string> {
  const known = gathered.get(tokens);
  if (known !== undefined) return known;
  const words = new Set<string>();
  for (const { word } of tokens) {
    words.add(word);
    const bare = withoutAnd(word);
    if (bare !== word) words.add(bare);
  }
  gathered.set(tokens, words);
  return words;
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
  for (const way of of(wanted.ways, walk.tokens[at]?.word ?? '') ?? []) {
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
