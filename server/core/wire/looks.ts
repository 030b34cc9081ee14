import type { Poke } from './pokes.ts';

/** More are not read at once. */
const mostTogether = 100;

/** What is read of one contribution, whatever happened to it. */
export function isOfContribution({ audience }: Pick<Poke, 'audience'>): boolean {
  return audience === 'contribution' || audience === 'published' || audience === 'held';
}

/**
 * Pokes in the order in which they came, shared out into looks: contributions of one consultation that follow each other are read
 * together, at most 100; everything else is looked at by itself. No poke passes another.
 */
export function looksFor(pokes: readonly Poke[]): readonly (readonly Poke[])[] {
  const looks: Poke[][] = [];
  for (const poke of pokes) {
    const look = looks.at(-1);
    const first = look?.[0];
    const together =
      first !== undefined &&
      isOfContribution(first) &&
      isOfContribution(poke) &&
      first.consultation === poke.consultation;
    if (look && together && look.length < mostTogether) look.push(poke);
    else looks.push([poke]);
  }
  return looks;
}
