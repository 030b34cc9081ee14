import { type Begun, type Part, type Phrase, type Phrases, push } from './phrases.ts';

/**
 * The same phrases, quicker to look through: of hundreds that begin with one word those few are looked at of which another word is in the text
 * as well. A child's device does without, for the sake of its size.
 */
export function byNeed<Label>(phrases: Phrases<Label>): Phrases<Label> {
  // A phrase stands under each word that it may begin with.
  const later = new Map<Phrase<Label>, Needs | undefined>();
  const laterOf = (phrase: Phrase<Label>) => {
    if (!later.has(phrase)) later.set(phrase, fewest(phrase.parts.slice(1).flatMap(needsOf)));
    return later.get(phrase);
  };
  return new Map([...phrases].map(([word, { all }]) => [word, begunWith(word, all, laterOf)]));
}

/** So many are sooner looked at than found by a list, and most words begin no more. */
const few = 4;

/** Words of which a text with a phrase has at least one, beside the first. */
type Needs = readonly string[];

function begunWith<Label>(
  word: string,
  all: readonly Phrase<Label>[],
  laterOf: (phrase: Phrase<Label>) => Needs | undefined,
): Begun<Label> {
  const needs = all.map((phrase) => needOf(phrase, word, laterOf));
  const isNeeded = (said: ReadonlySet<string>, place: number) =>
    needs[place]?.some((need) => said.has(need)) ?? true;
  if (all.length <= few) return { all, within: (said) => all.filter((_, place) => isNeeded(said, place)) };
  // Places in `all`: of phrases that need no other word, and of the others by a word that they cannot do without.
  const alone: number[] = [];
  const needing = new Map<string, number[]>();
  needs.forEach((words, place) => {
    if (words === undefined) alone.push(place);
    else for (const need of words) push(needing, need, place);
  });
  return {
    all,
    within(said) {
      const places = [...alone];
      const add = (need: string) => {
        for (const place of needing.get(need) ?? []) places.push(place);
      };
      if (needing.size < said.size) for (const need of needing.keys()) if (said.has(need)) add(need);
      if (needing.size >= said.size) for (const word of said) add(word);
      if (places.length === 0) return [];
      return [...new Set(places)].sort((a, b) => a - b).flatMap((place) => all[place] ?? []);
    },
  };
}

/** The words of which a text where this word begins the phrase has at least one; undefined where it needs no other. */
function needOf<Label>(
  phrase: Phrase<Label>,
  word: string,
  laterOf: (phrase: Phrase<Label>) => Needs | undefined,
): Needs | undefined {
  const [first] = phrase.parts;
  const begins = first?.kind === 'words' ? (first.ways.get(word) ?? []) : [];
  const found = laterOf(phrase);
  const later = found?.length === 0 ? undefined : found;
  const more = literal(begins, 1);
  // Nearly every phrase begins with one word.
  return more.length === 0 ? later : fewest(later ? [...more, later] : more);
}

/** Each of them: words of which a text with this part has at least one. */
function needsOf(part: Part): readonly Needs[] {
  if (part.kind === 'gap' || part.optional) return [];
  const [only] = part.ways.values();
  return only?.length === 1 && part.ways.size === 1 ? literal(only, 0) : [[...part.ways.keys()]];
}

/** The words of the only way there is, from `from` on, each of them needed. */
function literal(ways: readonly (readonly string[])[], from: number): readonly Needs[] {
  const [only = []] = ways;
  return ways.length === 1 ? only.slice(from).map((word) => [word]) : [];
}

/** The shortest list, and of those the one with the longest word, which is the rarest as a rule. */
function fewest(needs: readonly Needs[]): Needs | undefined {
  const [first, ...others] = needs;
  const length = ([word = '']: Needs) => word.length;
  const isBetter = (each: Needs, best: Needs) =>
    each.length < best.length || (each.length === best.length && length(each) > length(best));
  return first && others.reduce((best, each) => (isBetter(each, best) ? each : best), first);
}
