import { plainDigits } from '../digits.ts';

/** Fewer would let a batch point at a few children. */
export const smallestBatch = 20;
/** Of all codes of one form, and so of all groups in it: a school types each of its classes. */
export const largestBatch = 2_000;

/** `pooled`: stands for at least one group under 20, so nothing about it names a group. */
export type PlannedBatch = {
  readonly size: number;
  readonly groups: readonly number[];
  readonly pooled: boolean;
};

/**
 * Groups of children as batches of codes. A group of at least 20 is a batch of its own. Smaller ones share one, with the
 * smallest of the others where they would not make 20 together; and only when all of them are fewer than 20 spare codes
 * fill it up. So a batch stands for fewer than 20 children only when there are no more.
 */
export function planBatches(groups: readonly number[]): readonly PlannedBatch[] {
  const sum = (numbers: readonly number[]) => numbers.reduce((all, each) => all + each, 0);
  const small = groups.filter((size) => size < smallestBatch);
  const large = groups.filter((size) => size >= smallestBatch).toSorted((a, b) => a - b);
  if (small.length > 0 && sum(small) < smallestBatch) small.push(...large.splice(0, 1));
  const own = large.map((size) => ({ size, groups: [size], pooled: false }));
  if (small.length === 0) return own;
  return [...own, { size: Math.max(smallestBatch, sum(small)), groups: small, pooled: true }];
}

/** Sizes as people type them: "8, 14", one a line, in the digits of their language. Undefined when anything else is there. */
export function readGroups(typed: string): readonly number[] | undefined {
  const parts = plainDigits(typed)
    .split(/[\s,;+،、，；]+/u)
    .filter((part) => part !== '');
  if (parts.length === 0 || parts.length > largestBatch || !parts.every((part) => /^\d{1,4}$/.test(part)))
    return undefined;
  const groups = parts.map(Number);
  const all = groups.reduce((sum, size) => sum + size, 0);
  return groups.every((size) => size > 0) && all <= largestBatch ? groups : undefined;
}
