import { describe, expect, it } from 'vitest';
import { clearCamps, toldApart } from '../../prove/opinion/clear-camps.ts';

const campOf = new Map([...'aabbcc'].map((camp, at) => [String(at), 'abc'.indexOf(camp)] as const));
const apart = (...groups: readonly string[]) =>
  toldApart({ groups: groups.map((names) => ({ size: names.length, members: [...names] })) }, campOf);

describe('the checker of "prove opinion"', () => {
  it('R199: is content when each group is one camp', () => {
    expect(apart('01', '23', '45')).toBe(1);
  });

  it('R199: finds everybody in one group, two camps in one, one camp in two, and nobody anywhere', () => {
    expect(apart('012345')).toBeCloseTo(1 / 3);
    expect(apart('0123', '45')).toBeCloseTo(2 / 3);
    expect(apart('0', '1', '23', '45')).toBeCloseTo(5 / 6);
    expect(apart()).toBe(0);
  });

  it('R199: has camps of one size, and the same votes with the same seed', () => {
    for (const camps of [2, 3, 4] as const) {
      const made = clearCamps(3, camps);
      const sizes = Array.from(
        { length: camps },
        (_, camp) => [...made.campOf.values()].filter((each) => each === camp).length,
      );
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      expect(made).toEqual(clearCamps(3, camps));
    }
  });
});
