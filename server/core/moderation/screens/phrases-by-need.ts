import type { Lexicon, Said } from './lexicon.ts';
import { type Phrase, type Phrases, push, type Start } from './phrases.ts';

/**
 * The same phrases, quicker to look through: each stands under the rarest of the words that it cannot do without, and only those are looked
 * for of which that word is in the text. A child's device does without, for the sake of its size.
 */
export function byNeed<Label>({ all }: Phrases<Label>, lexicon: Lexicon): Phrases<Label> {
  const needs = new Map([...new Set([...all.values()].flat())].map((phrase) => [phrase, needsOf(phrase)]));
  const standing = new Map<number, Standing<Label>[]>();
  for (const [word, phrases] of all) {
    const first = lexicon.numberOf(word);
    phrases.forEach((phrase, place) => {
      const every = [[word], ...rest(phrase, word), ...(needs.get(phrase) ?? [])];
      const rarest = rarestOf(every);
      const others = every.filter((each) => each !== rarest).map((each) => each.map(lexicon.numberOf));
      for (const need of rarest) push(standing, lexicon.numberOf(need), { first, place, phrase, others });
    });
  }
  const begins = new Set([...all.keys()].map(lexicon.numberOf));
  return { all, starts: (tokens) => startsIn(lexicon.said(tokens), { standing, begins, lexicon }) };
}

type Standing<Label> = {
  readonly phrase: Phrase<Label>;
  /** The word that it begins with here, and which it is of all that begin so. */
  readonly first: number;
  readonly place: number;
  /** What it needs besides: of each a text with it has at least one. */
  readonly others: readonly (readonly number[])[];
};

type Listed<Label> = {
  readonly standing: ReadonlyMap<number, readonly Standing<Label>[]>;
  /** Numbers of words that a phrase of the list begins with. */
  readonly begins: ReadonlySet<number>;
  readonly lexicon: Lexicon;
};

function startsIn<Label>(said: Said, { standing, begins, lexicon }: Listed<Label>): readonly Start<Label>[] {
  const marks = lexicon.marksOf(said);
  const possible: Standing<Label>[] = [];
  for (const number of said.numbers)
    for (const each of standing.get(number) ?? []) if (hasAll(each.others, marks)) possible.push(each);
  // Of most lists a text holds nothing.
  if (possible.length === 0) return [];
  possible.sort((a, b) => a.place - b.place);
  const starts: Start<Label>[] = [];
  for (const [from, number] of said.at.entries()) {
    const word = begins.has(number) ? number : said.bareAt[from];
    let last = -1;
    for (const { first, place, phrase } of possible) {
      // Where any of several words will do a phrase stands under all of them.
      if (first !== word || place === last) continue;
      starts.push({ from, phrase });
      last = place;
    }
  }
  return starts;
}

function hasAll(needs: readonly (readonly number[])[], marks: Uint8Array): boolean {
  for (const words of needs) if (!hasOne(words, marks)) return false;
  return true;
}

function hasOne(words: readonly number[], marks: Uint8Array): boolean {
  for (const word of words) if (marks[word] === 1) return true;
  return false;
}

/** Words of which a text with a phrase has at least one. */
type Needs = readonly string[];

/** What a phrase needs after the part that it begins with. */
function needsOf<Label>({ parts }: Phrase<Label>): readonly Needs[] {
  return parts.slice(1).flatMap((part) => {
    if (part.kind === 'gap' || part.optional) return [];
    const [only] = part.ways.values();
    return only?.length === 1 && part.ways.size === 1 ? literal(only, 0) : [[...part.ways.keys()]];
  });
}

/** What it needs beside its first word where that begins the only way to say its first part. */
function rest<Label>({ parts: [part] }: Phrase<Label>, first: string): readonly Needs[] {
  return part?.kind === 'words' ? literal(part.ways.get(first) ?? [], 1) : [];
}

/** The words of the only way there is, from `from` on, each of them needed. */
function literal(ways: readonly (readonly string[])[], from: number): readonly Needs[] {
  const [only = []] = ways;
  return ways.length === 1 ? only.slice(from).map((word) => [word]) : [];
}

/** Those of which the fewest texts have one, roughly: the longer a word, the more seldom it is said (Zipf's law of abbreviation). */
function rarestOf([first = [], ...others]: readonly Needs[]): Needs {
  const often = (words: Needs) => words.reduce((sum, word) => sum + 3 ** -word.length, 0);
  return others.reduce((best, each) => (often(each) < often(best) ? each : best), first);
}
