import { describe, expect, it } from 'vitest';
import { looksFor } from '../../../server/core/wire/looks.ts';
import type { Poke } from '../../../server/core/wire/pokes.ts';

let number = 0;
const poke = (audience: Poke['audience'], consultation = 'one'): Poke => ({
  audience,
  consultation,
  room: `about ${++number}`,
  seq: number,
  desk: number,
});

describe('R633: looks for pokes', () => {
  it('has contributions of one consultation read together, in the order in which they came', () => {
    const pokes = [poke('held'), poke('published'), poke('contribution')];
    expect(looksFor(pokes)).toEqual([pokes]);
  });

  it('has everything else looked at by itself, and lets no poke pass another', () => {
    const pokes = [
      poke('published'),
      poke('activity'),
      poke('activity'),
      poke('published'),
      poke('published', 'two'),
      poke('translated', 'two'),
      poke('published', 'two'),
    ];
    const looks = looksFor(pokes);
    expect(looks.map((look) => look.length)).toEqual([1, 1, 1, 1, 1, 1, 1]);
    expect(looks.flat()).toEqual(pokes);
  });

  it('reads at most 100 at once', () => {
    const pokes = Array.from({ length: 250 }, () => poke('published'));
    const looks = looksFor(pokes);
    expect(looks.map((look) => look.length)).toEqual([100, 100, 50]);
    expect(looks.flat()).toEqual(pokes);
  });

  it('has nothing to look at where nothing came', () => {
    expect(looksFor([])).toEqual([]);
  });
});
