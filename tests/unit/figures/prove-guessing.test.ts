import { describe, expect, it } from 'vitest';
import { mannWhitney } from '../../prove/guessing/rank-test.ts';
import { likelyAlike } from '../../prove/guessing/told-apart.ts';
import { seeded } from '../../support/house/seeded.ts';

const uniform = (random: ReturnType<typeof seeded>) => random.below(1_000_000) / 1_000;

describe('the rank test of the proof of guessing', () => {
  it('answers what the formula gives by hand', () => {
    // z = (|U - nm/2| - 1/2) / sd: 12/4.787, 1.5/3.464, and with ties 1.5/2.928.
    expect(mannWhitney([1, 2, 3, 4, 5], [6, 7, 8, 9, 10])).toBeCloseTo(0.012_186, 4);
    expect(mannWhitney([1, 3, 5, 7], [2, 4, 6, 8])).toBeCloseTo(0.665_006, 4);
    expect(mannWhitney([1, 1, 2, 2], [1, 2, 2, 2])).toBeCloseTo(0.608_4, 3);
    expect(mannWhitney([4, 4], [4, 4])).toBe(1);
  });

  it('calls one distribution two about as often as it says', () => {
    const random = seeded(7);
    const times = (count: number) => Array.from({ length: count }, () => uniform(random));
    const wrong = Array.from({ length: 1_000 }, () => mannWhitney(times(40), times(40))).filter(
      (p) => p <= 0.05,
    );
    expect(wrong.length).toBeGreaterThan(25);
    expect(wrong.length).toBeLessThan(80);
  });

  it('finds a fault twice before it calls it one', async () => {
    const random = seeded(3);
    const kinds = { name: 'test', pairs: 40, random, one: async () => uniform(random) };
    expect(await likelyAlike({ ...kinds, other: async () => uniform(random) })).toBeGreaterThan(0.01);
    expect(await likelyAlike({ ...kinds, other: async () => uniform(random) + 600 })).toBeLessThan(0.01);
  });
});
