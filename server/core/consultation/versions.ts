import type { DraftSection } from './documents.ts';
import { likeness, type Piece, wordDiff, wordsOf } from './word-diff.ts';

export const changeKinds = ['changed', 'moved', 'new', 'removed'] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** What became of one section between two versions. Positions count from 1; `from` is null of a new one, `to` of a removed one. */
export type VersionChange = {
  readonly anchor: string;
  readonly kind: ChangeKind;
  /** It stands elsewhere among those that stayed; a changed one may have moved too. */
  readonly moved: boolean;
  readonly from: number | null;
  readonly to: number | null;
  readonly heading: readonly Piece[];
  readonly text: readonly Piece[];
};

/** From this likeness on a section is the old one with other words, below it a new one. A working limit of our own. */
export const likeEnough = 0.5;

/** A changed section is looked for so many places around its own, among those that have no partner. */
const reach = 200;
/** And its words are compared in order with so many of them, those that share most words. */
const compared = 5;

type Section = Pick<DraftSection, 'heading' | 'original'>;
type Unpaired = { readonly index: number; readonly words: readonly string[] };

/**
 * The sections of a next version with their anchors, and what changed. A section keeps its anchor when its heading and text are the
 * same after folding (case, spaces, compatible letters), wherever it stands; else when it is the most alike of those
 * without a partner, from `likeEnough` on. A new one gets a number above `highest`, the highest that was ever given, or the one that it
 * had in the `draft` which this is written in place of: an anchor never means another section. Unchanged are those whose letters are the same, spaces aside. Changes come in the
 * order of the new text, what was removed after what stood before it.
 */
export function nextVersion(
  before: readonly DraftSection[],
  after: readonly Section[],
  { highest, draft = [] }: { readonly highest: number; readonly draft?: readonly DraftSection[] },
): { readonly sections: readonly DraftSection[]; readonly changes: readonly VersionChange[] } {
  const partner = pairs(before, after);
  const moved = movedOnes(partner);
  const known = new Set(before.map(({ anchor }) => anchor));
  const again = draft.length > 0 ? pairs(draft, after) : [];
  let number = highest;
  const sections = after.map(({ heading, original }, index) => {
    const old = before[partner[index] ?? -1];
    const drafted = draft[again[index] ?? -1]?.anchor;
    const fresh = drafted !== undefined && !known.has(drafted) ? drafted : undefined;
    const anchor = old?.anchor ?? fresh ?? String(++number);
    return { anchor, position: index + 1, heading, original };
  });
  const kept = new Set(partner);
  const gone = before.flatMap((section, index) =>
    kept.has(index) ? [] : [{ after: index, change: changeOf(section, undefined, false) }],
  );
  const changes: VersionChange[] = [];
  let reached = -1;
  const takeGone = (upTo: number) => {
    while (gone[0] && gone[0].after < upTo) changes.push((gone.shift() as (typeof gone)[number]).change);
  };
  for (const [index, section] of sections.entries()) {
    const at = partner[index] ?? -1;
    if (at > reached && !moved.has(index)) {
      reached = at;
      takeGone(at);
    }
    const old = before[at];
    if (!old || moved.has(index) || letters(old) !== letters(section))
      changes.push(changeOf(old, section, moved.has(index)));
  }
  takeGone(before.length);
  return { sections, changes };
}

/** The highest number among anchors; 0 when there is none. */
export function highestAnchor(anchors: readonly string[]): number {
  return Math.max(0, ...anchors.map((anchor) => Number(anchor) || 0));
}

function changeOf(
  old: DraftSection | undefined,
  now: DraftSection | undefined,
  moved: boolean,
): VersionChange {
  const kind = !old ? 'new' : !now ? 'removed' : letters(old) === letters(now) ? 'moved' : 'changed';
  return {
    anchor: (old ?? now)?.anchor ?? '',
    kind,
    moved,
    from: old?.position ?? null,
    to: now?.position ?? null,
    heading: wordDiff(old?.heading ?? '', now?.heading ?? ''),
    text: wordDiff(old?.original ?? '', now?.original ?? ''),
  };
}

/** Its letters as they stand, spaces made one. */
const letters = ({ heading, original }: Section) => `${heading}\n${original}`.replace(/\s+/g, ' ').trim();
const folded = (section: Section) => letters(section).normalize('NFKC').toLowerCase();

/** For each new section the index of the old one that it is; undefined for what is new. */
function pairs(before: readonly Section[], after: readonly Section[]): readonly (number | undefined)[] {
  const found: (number | undefined)[] = after.map(() => undefined);
  const waiting = new Map<string, number[]>();
  for (const [index, section] of before.entries())
    waiting.set(folded(section), [...(waiting.get(folded(section)) ?? []), index]);
  // Twins ("Repealed.") are paired in their order.
  for (const [index, section] of after.entries()) found[index] = waiting.get(folded(section))?.shift();
  const paired = new Set(found);
  const old = unpaired(before, (index) => !paired.has(index));
  const fresh = unpaired(after, (index) => found[index] === undefined);
  for (const { from, to } of alike(old, fresh)) {
    if (found[to] !== undefined || paired.has(from)) continue;
    found[to] = from;
    paired.add(from);
  }
  return found;
}

function unpaired(sections: readonly Section[], is: (index: number) => boolean): readonly Unpaired[] {
  return sections.flatMap((section, index) =>
    is(index) ? [{ index, words: wordsOf(letters(section)) }] : [],
  );
}

/** Pairs that are like enough, the most alike first; of equals the nearer, then the earlier. */
function alike(old: readonly Unpaired[], fresh: readonly Unpaired[]) {
  const counts = old.map(({ words }) => countOf(words));
  return fresh
    .flatMap((now, at) => {
      const own = countOf(now.words);
      const first = Math.max(0, at - reach);
      return old
        .slice(first, at + reach + 1)
        .map((was, offset) => {
          const bound = sharedShare(
            own,
            counts[first + offset] ?? new Map(),
            now.words.length + was.words.length,
          );
          return { was, bound, far: Math.abs(first + offset - at) };
        })
        .filter(({ bound }) => bound >= likeEnough)
        .sort((a, b) => b.bound - a.bound || a.far - b.far)
        .slice(0, compared)
        .map(({ was, far }) => ({
          from: was.index,
          to: now.index,
          far,
          like: likeness(was.words, now.words),
        }));
    })
    .filter(({ like }) => like >= likeEnough)
    .sort((a, b) => b.like - a.like || a.far - b.far || a.to - b.to || a.from - b.from);
}

function countOf(words: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** The same share without regard to order: never below `likeness`, and quick. */
function sharedShare(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>, all: number): number {
  let shared = 0;
  for (const [word, count] of a) shared += Math.min(count, b.get(word) ?? 0);
  return all === 0 ? 1 : (2 * shared) / all;
}

/** Which kept sections stand elsewhere: those outside the longest run of partners that go up. */
function movedOnes(partner: readonly (number | undefined)[]): ReadonlySet<number> {
  const kept = partner.flatMap((from, index) => (from === undefined ? [] : [{ index, from }]));
  // `ends[n]`: where the lowest end of a run of n + 1 stands in `kept`; `prior`: who stands before it in that run.
  const ends: number[] = [];
  const prior: number[] = [];
  for (const [at, { from }] of kept.entries()) {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((kept[ends[middle] ?? 0]?.from ?? 0) < from) low = middle + 1;
      else high = middle;
    }
    prior[at] = ends[low - 1] ?? -1;
    ends[low] = at;
  }
  const moved = new Set(kept.map(({ index }) => index));
  for (let at = ends.at(-1) ?? -1; at >= 0; at = prior[at] ?? -1) moved.delete(kept[at]?.index ?? -1);
  return moved;
}
