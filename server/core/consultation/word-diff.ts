import { diffArrays } from 'diff';

/** A stretch of text that stayed, came or went. Joined without what was added they are the old text, without what was removed the new one. */
export type Piece = { readonly kind: 'same' | 'added' | 'removed'; readonly text: string };

/** A Han character is a word of its own: nothing parts words there. Every other sign is one too, so that a comma can change. */
const token = /\p{Script=Han}|[\p{L}\p{N}\p{M}]+|\s+|./gsu;

/** So many words may come and go before two texts count as different ones: the work grows with the square of it. */
const longestEdit = 2_000;

const tokensOf = (text: string): string[] => text.match(token) ?? [];

/** Words and signs of a text in lower case, without spaces. */
export function wordsOf(text: string): string[] {
  return tokensOf(text.normalize('NFKC').toLowerCase()).filter((each) => each.trim() !== '');
}

/** How alike two texts are as lists of words, 0 to 1: twice what they share in order, by the words of both. Two empty ones are alike. */
export function likeness(a: readonly string[], b: readonly string[]): number {
  const all = a.length + b.length;
  if (all === 0) return 1;
  const parts = diffArrays([...a], [...b], { maxEditLength: longestEdit });
  const shared = (parts ?? []).reduce(
    (sum, part) => sum + (part.added || part.removed ? 0 : part.value.length),
    0,
  );
  return (2 * shared) / all;
}

/** What came and what went, word by word (Myers 1986, by `diff`); where too much did, the old text whole and the new one. */
export function wordDiff(before: string, after: string): readonly Piece[] {
  const parts = diffArrays(tokensOf(before), tokensOf(after), { maxEditLength: longestEdit });
  if (!parts)
    return [
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ];
  return parts.map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value.join(''),
  }));
}
