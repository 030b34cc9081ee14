import type { Poke } from './pokes.ts';

/** More are not read at once. */
const mostTogether = 100;

/** What is read of one contribution, whatever happened to it. */
export function isOfContribution({ audience }: Pick<Poke, 'audience'>): boolean {
  return audience === 'contribution' || audience === 'published' || audience === 'held';
}

function isReadAlike(one: Poke, other: Poke): boolean {
  if (one.audience === 'translated') return other.audience === 'translated';
  return isOfContribution(one) && isOfContribution(other);
}

/**
 * Groups pokes into reads, in the order in which they came. Consecutive contributions of one consultation are read together, and so are
 * translations, at most 100 at once; everything else is read by itself. No poke overtakes another.
 */
export function looksFor(pokes: readonly Poke[]): readonly (readonly Poke[])[] {
  const looks: Poke[][] = [];
  for (const poke of pokes) {
    const look = looks.at(-1);
    const first = look?.[0];
    const together =
      first !== undefined && first.consultation === poke.consultation && isReadAlike(first, poke);
    if (look && together && look.length < mostTogether) look.push(poke);
    else looks.push([poke]);
  }
  return looks;
}
