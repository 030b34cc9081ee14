import type { Division, Population } from './declared.ts';

/**
 * The one name of populations that are the same children: a part that is as large as its whole is the whole. Under two names
 * one could hide what the other tells.
 */
export function oneName(
  populations: readonly Population[],
  divisions: readonly Division[],
): (population: string) => string {
  const sizes = new Map(populations.map(({ id, children }) => [id, children]));
  const nameOf = (id: string): string => {
    const size = sizes.get(id);
    if (size === undefined) return id;
    const same = divisions.find(({ whole, into }) => into.includes(id) && sizes.get(whole) === size);
    return same ? nameOf(same.whole) : id;
  };
  return nameOf;
}

/** What is known of two populations by their names. */
export type Relations = {
  /** Whether all children of the second are children of the first. */
  readonly holds: (whole: string, part: string) => boolean;
  /** Whether they can be told side by side: the same children, none in common, or at least k of difference. */
  readonly apart: (one: string, other: string) => boolean;
};

/**
 * How populations relate, from the divisions that were declared. Two populations are apart when no child is in both, or when
 * their sizes differ by at least k. Where nothing was declared they may be nearly the same children, and their sizes decide.
 */
export function relate(
  populations: readonly Population[],
  divisions: readonly Division[],
  k: number,
): Relations {
  const sizes = new Map(populations.map(({ id, children }) => [id, children]));
  const above = new Map<string, Set<string>>();
  const ancestors = (id: string, seen: Set<string> = new Set()): Set<string> => {
    for (const { whole, into } of divisions)
      if (into.includes(id) && !seen.has(whole)) ancestors(whole, seen.add(whole));
    return seen;
  };
  for (const { id } of populations) above.set(id, ancestors(id));
  const holds = (whole: string, part: string) => above.get(part)?.has(whole) ?? false;
  const within = (id: string) => [id, ...(above.get(id) ?? [])];
  const disjoint = (one: string, other: string) =>
    divisions.some(({ into }) => {
      const [mine, theirs] = [one, other].map((id) => into.find((part) => within(id).includes(part)));
      return mine !== undefined && theirs !== undefined && mine !== theirs;
    });
  const apart = (one: string, other: string) => {
    if (one === other || disjoint(one, other)) return true;
    const [mine, theirs] = [sizes.get(one), sizes.get(other)];
    if (mine === undefined || theirs === undefined) return false;
    return Math.abs(mine - theirs) >= k;
  };
  return { holds, apart };
}
