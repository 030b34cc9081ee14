import { threshold } from '../analysis/disclosure/small-numbers.ts';

/** Minutes in which a child can take its erasure back (R98); the minute it began in comes on top. */
export const undoMinutes = 10;

/** From this minute on it can be finished; until it is over, not before, it can be undone. Minutes since 1970. */
export function dueMinuteOf(minute: number): number {
  return minute + undoMinutes;
}

/** Minutes past its time after which another process finishes an erasure: the one where it began is gone. */
const lateMinutes = 2;

/**
 * Whether an erasure that waits is to be finished in this minute, once it can be undone no more. `ours`: it began in this process, or
 * no other one serves the site. Any other is left alone for two minutes more: whoever began it is at it, and has the receipt where its child looks for it.
 * `waitedMs`: since it began in this process, by a clock that nobody sets: where the machine's is set ahead no child loses its minutes for it.
 */
export function isToFinish(
  pending: { readonly dueMinute: number; readonly final: boolean },
  {
    minute,
    ours,
    waitedMs = Number.POSITIVE_INFINITY,
  }: { readonly minute: number; readonly ours: boolean; readonly waitedMs?: number | undefined },
): boolean {
  if (!ours) return pending.dueMinute + lateMinutes < minute;
  return pending.final || (pending.dueMinute < minute && waitedMs >= undoMinutes * 60_000);
}

/** Whole minutes that are left to undo, at least 0. */
export function minutesLeft(dueMinute: number, minute: number): number {
  return Math.max(0, dueMinute - minute);
}

/** So many characters of a child's words in a row are a quote when they stand in a text of staff. */
const shortestQuote = 24;
/** A shorter text of a child is one when it stands there whole, from so many on. */
const shortestText = 8;

/**
 * A text of staff without what it quotes of these words: every run of at least 24 characters that stands in one of them, and a
 * shorter text when it stands there whole (from 8 on), becomes […]. What is `common`, because enough others wrote it just so, is no quote of
 * this child. Answers the very same text when it quotes nothing.
 */
export function withoutQuotes(
  text: string,
  words: readonly string[],
  common: (run: string) => boolean = () => false,
): string {
  let left = text;
  for (const said of words.map((each) => each.trim())) {
    const length = [...said].length;
    if (length < shortestText) continue;
    const least = Math.min(length, shortestQuote);
    left = cut(left, { said, least, common });
  }
  return left;
}

/**
 * Whether a text quotes any of these words, as `withoutQuotes` has it. Made once for all texts: a child may have written much, and staff long
 * texts, most of which quote none of it.
 */
export function quotesAny(words: readonly string[]): (text: string) => boolean {
  const short: string[] = [];
  const runs = new Set<string>();
  for (const said of words.map((each) => each.trim())) {
    const points = [...said];
    if (points.length < shortestText) continue;
    if (points.length < shortestQuote) short.push(said);
    for (const run of runsOf(points)) runs.add(run);
  }
  const mayShare = sharingHalf(words);
  return (text) => {
    if (short.some((said) => text.includes(said))) return true;
    if (runs.size > 0 && mayShare(text)) for (const run of runsOf([...text])) if (runs.has(run)) return true;
    return false;
  };
}

/**
 * The other way round: whether these texts quote what a child said, as `withoutQuotes` has it. Made once for the words of all children.
 */
export function quotesOf(texts: readonly string[]): (said: string) => boolean {
  const runs = new Set(texts.flatMap((text) => [...runsOf([...text])]));
  const mayShare = sharingHalf(texts);
  return (words) => {
    const said = words.trim();
    const points = [...said];
    if (points.length < shortestText) return false;
    if (points.length < shortestQuote) return texts.some((text) => text.includes(said));
    if (runs.size > 0 && mayShare(words)) for (const run of runsOf(points)) if (runs.has(run)) return true;
    return false;
  };
}

const half = shortestQuote / 2;

/**
 * A first look, which most of what thousands of children wrote does not pass: whether a text may have a run in common with these. Wherever such a
 * run stands in it, one piece of half its length begins at a multiple of that, so that a twelfth of its pieces is enough.
 */
function sharingHalf(texts: readonly string[]): (text: string) => boolean {
  const halves = new Set<string>();
  for (const text of texts)
    for (let at = 0; at + half <= text.length; at += 1) halves.add(text.slice(at, at + half));
  return (text) => {
    for (let at = 0; at + half <= text.length; at += half)
      if (halves.has(text.slice(at, at + half))) return true;
    return false;
  };
}

function* runsOf(points: readonly string[]): Iterable<string> {
  for (let at = 0; at + shortestQuote <= points.length; at += 1)
    yield points.slice(at, at + shortestQuote).join('');
}

/** So many other children who wrote a run just so leave it where it stands: it says of none of them that it wrote it. */
export function isCommonRun(
  run: string,
  others: readonly { readonly participantId: string; readonly text: string }[],
): boolean {
  const children = new Set<string>();
  for (const { participantId, text } of others) if (text.includes(run)) children.add(participantId);
  return children.size >= threshold;
}

/** Cuts every longest run of at least `least` code points that `text` has in common with `said`, but for what is common. */
function cut(
  text: string,
  { said, least, common }: { said: string; least: number; common: (run: string) => boolean },
): string {
  const points = [...text];
  let out = '';
  for (let at = 0; at < points.length; ) {
    let run = least;
    if (at + run > points.length || !said.includes(points.slice(at, at + run).join(''))) {
      out += points[at];
      at += 1;
      continue;
    }
    while (at + run < points.length && said.includes(points.slice(at, at + run + 1).join(''))) run += 1;
    const quoted = points.slice(at, at + run).join('');
    out += common(quoted) ? quoted : '[…]';
    at += run;
  }
  return out;
}
