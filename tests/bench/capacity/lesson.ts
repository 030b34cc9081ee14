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
};

export type Waits = { readonly busy: number; readonly p99Ms: number; readonly longestMs: number };

type Work = { readonly atMs: number; readonly ms: number };

/** All that the children of one class make a process do in a lesson, each thing at a moment of its own. */
export function workOfClass(lesson: Lesson, random: Seeded): Work[] {
  const work: Work[] = [];
  const within = (from: number, seconds: number) => (from + random.below(seconds * 1_000) / 1_000) * 1_000;
  const begins = random.below(lesson.beginsWithin);
  const rest = lesson.seconds - begins - lesson.joinsWithin;
  const textMs = costs.textMs + costs.hearsMs * lesson.classSize;
  for (let child = 0; child < lesson.classSize; child += 1) {
    const joins = within(begins, lesson.joinsWithin);
    // A page is read for some seconds before the next is asked for.
    for (let page = 0; page < lesson.pages.joining; page += 1)
      work.push({ atMs: joins + page * 4_000, ms: costs.pageMs });
    const later = begins + lesson.joinsWithin;
    const more = [
      [lesson.pages.after, costs.pageMs],
      [lesson.texts, textMs],
      [lesson.votes, costs.voteMs],
    ] as const;
    for (const [count, ms] of more)
      for (let one = 0; one < count; one += 1) work.push({ atMs: within(later, rest), ms });
  }
  return work;
}

/** One process does one thing after the other, in the order in which they come. `busy`: the share of the time in which it works. */
export function waitsOf(work: Work[]): Waits {
  const inOrder = work.sort((a, b) => a.atMs - b.atMs);
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
