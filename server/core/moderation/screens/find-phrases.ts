import type { Part, Phrases, Start } from './phrases.ts';
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
  for (const { from, phrase } of phrases.starts?.(tokens) ?? startsOf(tokens, phrases)) {
    const { parts, label, gap } = phrase;
    const to = follow({ tokens, sentence: tokens[from]?.sentence ?? 0, parts, gap }, 0, from);
    if (to > from) found.push({ label, from, to });
  }
  return found;
}

function startsOf<Label>(tokens: readonly Token[], { all }: Phrases<Label>): readonly Start<Label>[] {
  return tokens.flatMap(({ word }, from) => (of(all, word) ?? []).map((phrase) => ({ from, phrase })));
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
export function withoutAnd(word: string): string {
  const first = word.charCodeAt(0);
  return (first === 0x648 || first === 0x641) && word.length > 3 ? word.slice(1) : word;
}
