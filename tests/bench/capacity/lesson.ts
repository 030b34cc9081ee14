import type { Seeded } from '../../support/house/seeded.ts';
import { costs } from './costs.ts';

export type Lesson = {
  readonly classSize: number;
  readonly seconds: number;
  /** Classes begin within so many seconds of each other: a bell rings for all. */
  readonly beginsWithin: number;
  /** Children of a class join within so many seconds. */
  readonly joinsWithin: number;
  readonly pages: { readonly joining: number; readonly after: number };
  readonly texts: number;
  readonly votes: number;
  /** The share of the children who take six words, once their first pages are there. */
  readonly takesWords: number;
};

/** What one class makes a process do: on its core, and when its children ask for six words, which threads beside it make. Milliseconds. */
type OfClass = { readonly work: readonly Work[]; readonly words: readonly number[] };

/** `refused`: the share of those who asked that was told to wait a moment and press again. */
type Words = { readonly asked: number; readonly refused: number; readonly p99Ms: number };

export type Waits = { readonly busy: number; readonly p99Ms: number; readonly longestMs: number };

type Work = { readonly atMs: number; readonly ms: number };

/** So long a child looks at a page before it asks for the next. */
const readMs = 4_000;

/** All that the children of one class make a process do in a lesson, each thing at a moment of its own. */
export function workOfClass(lesson: Lesson, random: Seeded): OfClass {
  const work: Work[] = [];
  const words: number[] = [];
  const within = (from: number, seconds: number) => (from + random.below(seconds * 1_000) / 1_000) * 1_000;
  const begins = random.below(lesson.beginsWithin);
  const rest = lesson.seconds - begins - lesson.joinsWithin;
  const textMs = costs.textMs + costs.hearsMs * lesson.classSize;
  for (let child = 0; child < lesson.classSize; child += 1) {
    const joins = within(begins, lesson.joinsWithin);
    for (let page = 0; page < lesson.pages.joining; page += 1)
      work.push({ atMs: joins + page * readMs, ms: costs.pageMs });
    if (child < lesson.takesWords * lesson.classSize) words.push(joins + lesson.pages.joining * readMs);
    const later = begins + lesson.joinsWithin;
    const more = [
      [lesson.pages.after, costs.pageMs],
      [lesson.texts, textMs],
      [lesson.votes, costs.voteMs],
    ] as const;
    for (const [count, ms] of more)
      for (let one = 0; one < count; one += 1) work.push({ atMs: within(later, rest), ms });
  }
  return { work, words };
}

/**
 * Six words, so many at a time and so many more in line: whoever comes then is refused, as the product does it. `askedMs`: when each child asks. One that
 * is refused is not seen again here, though it will press again.
 */
export function wordsOf(askedMs: readonly number[]): Words {
  const { atOnce, mostWaiting } = costs.phrases;
  const freeMs = Array<number>(atOnce).fill(0);
  const waits: number[] = [];
  // When those begin who were taken in line; each begins no earlier than the one before.
  const begins: number[] = [];
  let begun = 0;
  let refused = 0;
  for (const atMs of [...askedMs].sort((a, b) => a - b)) {
    while (begun < begins.length && (begins[begun] ?? 0) <= atMs) begun += 1;
    if (begins.length - begun >= mostWaiting) {
      refused += 1;
      continue;
    }
    const soonest = freeMs.indexOf(Math.min(...freeMs));
    const beginsMs = Math.max(atMs, freeMs[soonest] ?? 0);
    freeMs[soonest] = beginsMs + costs.phraseMs;
    begins.push(beginsMs);
    waits.push(beginsMs - atMs);
  }
  waits.sort((a, b) => a - b);
  return {
    asked: askedMs.length,
    refused: refused / Math.max(1, askedMs.length),
    p99Ms: waits[Math.ceil(waits.length * 0.99) - 1] ?? 0,
  };
}

/** One process does one thing after the other, in the order in which they come. `busy`: the share of the time in which it works. */
export function waitsOf(work: readonly Work[]): Waits {
  const inOrder = [...work].sort((a, b) => a.atMs - b.atMs);
  const waits: number[] = [];
  let busyMs = 0;
  let freeMs = 0;
  for (const { atMs, ms } of inOrder) {
    const beginsMs = Math.max(freeMs, atMs);
    waits.push(beginsMs - atMs);
    freeMs = beginsMs + ms;
    busyMs += ms;
  }
  waits.sort((a, b) => a - b);
  return {
    busy: busyMs / Math.max(1, freeMs),
    p99Ms: waits[Math.ceil(waits.length * 0.99) - 1] ?? 0,
    longestMs: waits.at(-1) ?? 0,
  };
}
