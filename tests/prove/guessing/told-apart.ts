import type { Seeded } from '../../support/house/seeded.ts';
import { mannWhitney } from './rank-test.ts';

/** What two kinds of words are measured by: sends one of a kind, answers how long it took. */
export type Kinds = {
  readonly name: string;
  readonly pairs: number;
  readonly random: Seeded;
  readonly one: () => Promise<number>;
  readonly other: () => Promise<number>;
};

/** The p that is too small to be chance. */
export const chance = 0.01;

/**
 * One answer at a time, the two kinds in an order that chance decides anew for each pair, so that whatever else the machine
 * does falls on both alike. A test at 0.01 is wrong once in a hundred runs; so what it calls told apart is measured once more,
 * and only what is told apart twice is (once in ten thousand by chance). Answers the larger p.
 */
export async function likelyAlike(kinds: Kinds): Promise<number> {
  let p = 0;
  for (let round = 0; round < 2 && p <= chance; round += 1) p = Math.max(p, await measured(kinds));
  return p;
}

async function measured({ name, pairs, random, one, other }: Kinds): Promise<number> {
  const times: Record<'one' | 'other', number[]> = { one: [], other: [] };
  for (let pair = 0; pair < pairs; pair += 1) {
    const first = random.chance(0.5);
    for (const mine of [first, !first]) times[mine ? 'one' : 'other'].push(await (mine ? one() : other()));
  }
  const p = mannWhitney(times.one, times.other);
  console.error(`${name}: ${pairs} pairs, p ${p.toFixed(4)}`);
  return p;
}
